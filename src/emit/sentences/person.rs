//! Who a sentence speaks of: what the person is called, and what words about the person agree with.

use crate::condition::Who;
use crate::model::{Insats, Participant, Top};

/// Each of a group.
const EACH: &str = "var och en i gruppen";

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reader {
    /// Someone who may want the insats, spoken to as *du*.
    Resident,
    /// A child who may take part, also where the conditions speak of an adult and that adult's child.
    Child,
    /// A parent, of a child who may take part.
    Parent,
    /// Someone who carries it out, told about the participant.
    Provider,
}

/// What words about a person agree with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// *du*, with *din* and *dig* for *sin* and *sig*.
    You,
    /// Common gender.
    Common,
    /// Neuter: *barnet är folkbokfört*.
    Neuter,
}

/// A person in a sentence.
#[derive(Clone, Copy)]
pub(super) struct Person {
    /// As the subject, in lower case: `du`, `ditt barn`.
    pub(super) subject: &'static str,
    /// As the object: `dig`, `ditt barn`.
    pub(super) object: &'static str,
    /// Before a clause that says for whom something is: `dig som`, `dig vars barn`.
    pub(super) for_whom: &'static str,
    /// What words about the person agree with.
    pub(super) agreement: Agreement,
}

/// The one who reads.
pub(super) const YOU: Person = Person { subject: "du", object: "dig", for_whom: "dig som", agreement: Agreement::You };

/// Whom a question is put to: the person, but not each of a group.
pub(super) fn asked(who: Who, insats: &Insats) -> Person {
    let person = person(who, Reader::Resident, insats);
    if person.subject == EACH { YOU } else { person }
}

/// The person whom `who` is, to this reader of this insats.
pub(super) fn person(who: Who, reader: Reader, insats: &Insats) -> Person {
    let children = insats.participation().top == Top::Child;
    let group = insats.ges_till.iter().all(|given| given.value == Participant::Grupp);
    let beside = insats.participation().child == Some(Who::Barnet);
    match (who, reader) {
        (Who::Barnet, Reader::Child) if beside => YOU,
        (Who::Individ, Reader::Child) if beside => common("din förälder", "dig vars förälder"),
        (Who::Individ, Reader::Child) => YOU,
        (Who::Foraldern, Reader::Child) => common("din förälder", "dig vars förälder"),
        (Who::Individ, Reader::Parent) => neuter("ditt barn", "dig vars barn"),
        (Who::Foraldern, Reader::Parent) => YOU,
        (Who::Barnet, Reader::Parent) => neuter("ditt barns barn", "dig vars barn har ett barn som"),
        (Who::Narstaende, Reader::Parent) => common("barnets närstående", "dig vars barn har en närstående som"),
        (Who::Individ, _) if children => neuter("barnet", "ett barn som"),
        (Who::Foraldern, _) if children => common("barnets förälder", "ett barn vars förälder"),
        (Who::Narstaende, _) if children => common("barnets närstående", "ett barn som har en närstående som"),
        (Who::Individ, Reader::Resident) if group => common(EACH, "grupper där var och en"),
        (Who::Individ, Reader::Resident) => YOU,
        (Who::Barnet, Reader::Resident | Reader::Child) => neuter("ditt barn", "dig vars barn"),
        (Who::Foraldern, Reader::Resident) => common("din förälder", "dig vars förälder"),
        (Who::Narstaende, Reader::Resident | Reader::Child) => {
            common("din närstående", "dig som har en närstående som")
        }
        (Who::Individ, Reader::Provider) => common("deltagaren", "den som"),
        (Who::Barnet, Reader::Provider) => neuter("deltagarens barn", "den vars barn"),
        (Who::Foraldern, Reader::Provider) => common("deltagarens förälder", "den vars förälder"),
        (Who::Narstaende, Reader::Provider) => common("deltagarens närstående", "den som har en närstående som"),
    }
}

fn common(subject: &'static str, for_whom: &'static str) -> Person {
    Person { subject, object: subject, for_whom, agreement: Agreement::Common }
}

fn neuter(subject: &'static str, for_whom: &'static str) -> Person {
    Person { subject, object: subject, for_whom, agreement: Agreement::Neuter }
}

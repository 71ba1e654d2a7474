//! The `stadga` binary: hands the command line to the library and its answer to the system.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A compiler makes many small things, on every core at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    stadga::cli::run(std::env::args_os()).into()
}

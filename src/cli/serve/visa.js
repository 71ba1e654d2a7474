// Loads the page anew when there is a newer one. Only the page in front asks, and each question waits for its answer.
"use strict";

const version = document.currentScript.dataset.version;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const inFront = () => new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));

async function follow() {
  for (;;) {
    if (document.hidden) {
      await inFront();
      continue;
    }
    try {
      const answer = await fetch("/-/version/" + version, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== version) {
        location.reload();
        return;
      }
    } catch {
      // The program has been ended; it may be started again.
      await pause(1000);
    }
  }
}

follow();

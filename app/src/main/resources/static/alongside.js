/* Everything works without this file. It keeps what is typed, says so quietly, and lets someone leave fast.
   Words it shows come from the page (data-… beside the form), so that they are in the reader's language. */

/* Leaving quickly: the page is replaced, so that "back" does not return to it. Escape three times does the same. */
let leaving = false;

function leave(quit) {
  leaving = true;
  document.documentElement.hidden = true;
  location.replace(quit.href);
}

const quit = document.querySelector("[data-quit]");
if (quit) {
  quit.addEventListener("click", (event) => {
    event.preventDefault();
    leave(quit);
  });
  let escapes = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      escapes = [];
      return;
    }
    escapes = [...escapes.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
    if (escapes.length >= 3) leave(quit);
  });
}

/* Counting: how many characters are left, said aloud only when few are. */
for (const box of document.querySelectorAll("[data-most]")) {
  const count = document.getElementById(box.id + "-count");
  const form = box.form;
  if (!count || !form) continue;
  const first = count.textContent;
  const most = Number(box.dataset.most);
  const show = () => {
    const left = most - box.value.replace(/\r?\n/g, "\n").length;
    count.classList.toggle("over", left < 0);
    if (left > most / 4) count.textContent = first;
    else if (left < 0) count.textContent = (count.dataset.over || first).replace("{n}", String(-left));
    else count.textContent = (count.dataset.left || first).replace("{n}", String(left));
  };
  box.addEventListener("input", show);
  show();
}

/* Keeping: a form marked data-autosave is sent as it stands a moment after the last key. What fails is tried again,
   later and later; the words stay in the box, and the page warns before it is closed over them. */
const forms = [...document.querySelectorAll("form[method=post]:has(textarea), form[data-autosave]")];
const contents = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")).toString();

for (const form of forms) {
  form.kept = contents(form);
  form.addEventListener("submit", () => {
    leaving = true;
    setTimeout(() => { leaving = false; }, 4000);
  });
  if ("autosave" in form.dataset) keep(form);
}

addEventListener("pageshow", () => { leaving = false; });
addEventListener("beforeunload", (event) => {
  if (!leaving && forms.some((form) => form.kept !== contents(form))) event.preventDefault();
});

function keep(form) {
  const line = form.querySelector("[data-saving]") || form.appendChild(document.createElement("p"));
  const words = line.dataset;

  let timer;
  let wait = 2000;
  let busy = false;
  let ended = false;

  const say = (text, unsaved) => {
    line.classList.toggle("unsaved", Boolean(unsaved));
    if (line.textContent !== text) line.textContent = text || "";
  };
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(send, ms);
  };

  async function send() {
    const now = contents(form);
    if (busy || ended || leaving || now === form.kept) return;
    busy = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(now),
        headers: { "X-Autosave": "1" },
        redirect: "manual",
        signal: AbortSignal.timeout(20000),
      });
      if (answer.ok) {
        form.kept = now;
        wait = 2000;
        await freshen(answer);
        say(words.saved);
      } else if (answer.status >= 400 && answer.status < 500 || answer.type === "opaqueredirect") {
        /* Signed out, changed elsewhere, or too long: sending again would not help, the button will say why. */
        ended = true;
        say(words.refused, true);
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      say(words.unsaved, true);
      wait = Math.min(wait * 2, 60000);
      busy = false;
      later(wait);
      return;
    }
    busy = false;
    if (!ended && contents(form) !== form.kept) later(wait);
  }

  /* An answer in JSON sets fields of the form: the number of the version just saved, say. */
  async function freshen(answer) {
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) return;
    const fields = await answer.json();
    const before = contents(form);
    for (const [name, value] of Object.entries(fields)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === "hidden") field.value = value;
    }
    if (before === form.kept) form.kept = contents(form);
    else {
      const kept = new URLSearchParams(form.kept);
      for (const [name, value] of Object.entries(fields)) if (kept.has(name)) kept.set(name, value);
      form.kept = kept.toString();
    }
  }

  form.addEventListener("input", () => {
    if (ended) return;
    say("");
    if (!busy) later(wait);
  });
  addEventListener("online", () => later(500));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send();
  });
}

/* After an error the summary is read first. */
const errors = document.querySelector(".errors");
if (errors) {
  errors.tabIndex = -1;
  errors.focus();
}

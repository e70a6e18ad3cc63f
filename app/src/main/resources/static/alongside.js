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
const counting = (place) => place.querySelectorAll("[data-most]").forEach((box) => {
  const count = document.getElementById(box.id + "-count");
  const form = box.form;
  if (!count || !form) return;
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
});
counting(document);

/* Keeping: a form marked data-autosave is sent as it stands a moment after the last key. What fails is tried again,
   later and later; the words stay in the box, and the page warns before it is closed over them. What came back with a
   problem is not saved either, as long as nobody has changed it. */
let forms = [];
const unsaved = (form) => form.kept !== contents(form) || form.refused === contents(form);
const contents = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")).toString();

function watch(place) {
  forms = forms.filter((form) => form.isConnected);
  for (const form of place.querySelectorAll("form[method=post]:has(textarea), form[data-autosave], [data-live] form[method=post]:has(input[type=text])")) {
    forms.push(form);
    form.kept = contents(form);
    form.refused = form.querySelector("[aria-invalid=true]") ? form.kept : null;
    form.addEventListener("submit", () => {
      leaving = true;
      setTimeout(() => { leaving = false; }, 4000);
    });
    if ("autosave" in form.dataset) keep(form);
  }
}
watch(document);

addEventListener("pageshow", () => { leaving = false; });
addEventListener("beforeunload", (event) => {
  if (!leaving && forms.some(unsaved)) event.preventDefault();
});

function keep(form) {
  const line = form.querySelector("[data-saving]") || form.appendChild(document.createElement("p"));
  const words = line.dataset;

  let timer;
  let wait = 2000;
  let sending = null;
  let ended = false;

  const say = (text, unsaved) => {
    line.classList.toggle("unsaved", Boolean(unsaved));
    if (line.textContent !== text) line.textContent = text || "";
  };
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(send, ms);
  };

  const send = () => sending ||= deliver().finally(() => { sending = null; });

  async function deliver() {
    const now = contents(form);
    if (ended || leaving || now === form.kept) return;
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
      later(wait);
      return;
    }
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

  form.flush = async () => {
    await sending;
    await send();
  };
  form.addEventListener("input", () => {
    if (ended) return;
    say("");
    if (!sending) later(wait);
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

/* Clocks: counted from when the page came, so that a phone whose own clock is wrong shows the right time. */
const came = new WeakMap();

function tick() {
  for (const time of document.querySelectorAll("[data-seconds]")) {
    if (!came.has(time)) came.set(time, performance.now());
    const left = Math.round(Number(time.dataset.seconds) - (performance.now() - came.get(time)) / 1000);
    const seconds = Math.abs(left);
    time.textContent = (left < 0 ? "+" : "") + Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    time.parentElement.classList.toggle("over", left < 0);
  }
}
if (document.querySelector("[data-seconds]")) tick();

/* Following: a page marked data-live hears when everybody moves on, and fetches its part anew. What somebody typed is sent
   first where it can be, and stays in its box where that is still there. Where neither is so the page stays as it is, and
   says so: nothing takes away words that are not saved. */
if (document.querySelector("[data-live]") && window.EventSource) {
  setInterval(tick, 1000);
  const steps = new EventSource(document.querySelector("[data-live]").dataset.live);
  steps.addEventListener("step", (event) => {
    if (event.data !== document.querySelector("[data-live]").dataset.step) renew();
  });
  steps.addEventListener("look", renew);
  addEventListener("pagehide", () => steps.close());
}

let renewing = Promise.resolve();
function renew() {
  renewing = renewing.then(fetchAnew).catch(() => {});
}

const flush = () => Promise.all(forms.map((form) => form.flush && form.flush()));

async function fetchAnew() {
  await flush();
  const before = document.querySelector("[data-live]");
  /* Not the address in the bar: a form that came back stands at the one it was sent to. */
  const here = before.dataset.here;
  const answer = await fetch(here, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(20000) });
  const there = new DOMParser().parseFromString(await answer.text(), "text/html");
  /* Somebody may have typed on meanwhile. */
  await flush();
  const after = there.querySelector("[data-live]");
  const sealed = (page) => Boolean(page.querySelector(".sealed"));
  const elsewhere = !answer.ok || answer.redirected || !after || sealed(there) !== sealed(document);
  const hidden = (box, name) => box.form && box.form.elements.namedItem(name);
  const asked = (box) => (hidden(box, "block") || {}).value;
  const same = (box) => {
    const found = !elsewhere && box.id && after.querySelector("#" + CSS.escape(box.id));
    /* An answer to one question never becomes the answer to the next. */
    return found && asked(box) === asked(found) ? found : null;
  };
  const typed = [...before.querySelectorAll("textarea, input[type=text]")]
    .filter((box) => box.form && forms.includes(box.form) && unsaved(box.form))
    .filter((box) => box.value !== box.defaultValue || box.ariaInvalid === "true");
  const waits = document.querySelector("[data-waits]");
  waits.hidden = typed.every(same);
  if (!waits.hidden) {
    say(waits.querySelector("h2").textContent);
    return;
  }
  if (elsewhere) {
    leaving = true;
    location.replace(here);
    return;
  }
  const title = (place) => place.querySelector("h1") && place.querySelector("h1").textContent;
  const moved = title(before) !== title(after);
  const focus = document.activeElement && document.activeElement.id;
  const carried = typed.map((box) => [same(box), box.value, (hidden(box, "version") || {}).value]);
  for (const open of before.querySelectorAll("details[open]")) {
    const words = open.querySelector("summary").textContent;
    for (const again of after.querySelectorAll("details")) if (again.querySelector("summary").textContent === words) again.open = true;
  }
  before.replaceWith(after);
  document.title = there.title;
  watch(after);
  for (const [box, words, version] of carried) {
    /* Typed on what stood there then, which another window may have changed. */
    if (version) hidden(box, "version").value = version;
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  counting(after);
  tick();
  if (focus && document.getElementById(focus)) document.getElementById(focus).focus();
  if (moved) say(title(after));
}

function say(words) {
  document.querySelector("[data-said]").textContent = words;
}

/* The ceremony of a passkey: we ask the server what to sign, the browser asks the passkey, and the answer goes into the
   form. Everything else about signing in works without script. */

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function asked(form) {
  const token = new URLSearchParams({ token: form.elements.token.value });
  const answer = await fetch(form.dataset.ask, { method: "POST", body: token });
  if (!answer.ok) throw new Error("not asked");
  const options = await answer.json();
  options.challenge = bytes(options.challenge);
  return options;
}

async function made(form) {
  const options = await asked(form);
  options.user.id = bytes(options.user.id);
  options.excludeCredentials = options.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) }));
  const passkey = await navigator.credentials.create({ publicKey: options });
  return answered(passkey, ["clientDataJSON", "attestationObject"]);
}

async function used(form) {
  const passkey = await navigator.credentials.get({ publicKey: await asked(form) });
  return answered(passkey, ["clientDataJSON", "authenticatorData", "signature", "userHandle"]);
}

const answered = (passkey, names) => ({
  id: passkey.id,
  rawId: text(passkey.rawId),
  type: passkey.type,
  clientExtensionResults: {},
  response: Object.fromEntries(
    names.filter((name) => passkey.response[name]).map((name) => [name, text(passkey.response[name])]),
  ),
});

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.querySelector("[data-without]").hidden = true;
  form.querySelector("[data-with]").hidden = false;
  const failed = form.querySelector("[data-failed]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const answer = await (form.dataset.passkey === "make" ? made(form) : used(form));
      form.elements.answer.value = JSON.stringify(answer);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}

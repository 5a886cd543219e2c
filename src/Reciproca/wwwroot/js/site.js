// Adds to pages that already work without it. Every text comes from the data-t-… attributes of <html>; no script runs inline.
const page = document.documentElement;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const text = (key, ...values) => values.reduce((t, v, i) => t.replace(`{${i}}`, v), page.dataset[`t${key}`] ?? "");
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const later = (work, wait) => { let timer; return (...values) => { clearTimeout(timer); timer = setTimeout(work, wait, ...values); }; };
// A browser may refuse storage (private windows, full disk): the page goes on without it.
const store = {
  get: key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
  drop: key => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
};

let toast;
function say(message, ...buttons) {
  toast?.remove();
  toast = make("div", { class: "flash toast", role: "status" }, make("span", {}, message), ...buttons);
  document.body.append(toast);
  if (!buttons.length) { const shown = toast; setTimeout(() => shown.remove(), 6000); }
}

// Theme: <button data-theme-toggle hidden>
function theme() {
  const set = name => name ? page.dataset.theme = name : delete page.dataset.theme;
  if (store.get("theme")) set(store.get("theme"));
  for (const button of all("[data-theme-toggle]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = getComputedStyle(page).colorScheme.includes("dark");
      set(dark ? "light" : "dark");
      store.set("theme", page.dataset.theme);
    });
  }
}

// Menus close by Escape and by a click elsewhere
function menus() {
  const close = menu => { menu.open = false; };
  document.addEventListener("click", e => all(".menu[open]").filter(m => !m.contains(e.target)).forEach(close));
  document.addEventListener("keydown", e => {
    const menu = e.key === "Escape" && e.target.closest?.(".menu[open]");
    if (menu) { close(menu); menu.querySelector("summary").focus(); }
  });
}

// Suggestions: <input data-suggest="/search/suggest">, answered by [{ text, url?, kind? }]
function suggestions(input, number) {
  const list = make("ul", { class: "suggestions", role: "listbox", id: `suggestions-${number}`, hidden: "", "aria-label": input.getAttribute("aria-label") ?? "" });
  const live = make("span", { class: "visually-hidden", role: "status" });
  input.closest(".search, .field").append(list, live);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  let found = [], at = -1, asked;

  const show = open => { list.hidden = !open; input.setAttribute("aria-expanded", open); if (!open) mark(-1); };
  const mark = index => {
    at = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", i === at));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const choose = index => {
    const { text: words, url } = found[index];
    if (url) return location.assign(url);
    input.value = words;
    show(false);
    input.form.requestSubmit();
  };
  const fill = () => {
    list.replaceChildren(...found.map((item, i) => {
      const option = make("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, make("span", {}, item.text));
      if (item.kind) option.append(make("small", {}, item.kind));
      option.addEventListener("mousedown", e => { e.preventDefault(); choose(i); });
      return option;
    }));
    show(found.length > 0);
    live.textContent = text("Suggestions", found.length);
  };
  const ask = later(async () => {
    const words = input.value.trim();
    asked?.abort();
    if (words.length < 2) return show(false);
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal, headers: { Accept: "application/json" } });
      found = answer.ok ? await answer.json() : [];
      fill();
    } catch { /* offline or overtaken: the form itself still searches */ }
  }, 180);

  input.addEventListener("input", ask);
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", e => {
    if (e.key === "Escape" && !list.hidden) { e.preventDefault(); return show(false); }
    if (e.key === "Enter" && at >= 0) { e.preventDefault(); return choose(at); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!step || !found.length) return;
    e.preventDefault();
    if (list.hidden) show(true);
    mark((at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % found.length);
  });
}

// Drafts: <form data-draft="need/new">. What is typed stays on this device until the page after sending says that it is done
// (any element with data-done), through a lost connection and an expired session.
const secret = field => !field.name || field.name.startsWith("__") || ["password", "file", "hidden", "submit", "button"].includes(field.type);
const values = form => all("input, select, textarea", form).filter(f => !secret(f)).map(f => {
  if (f.type === "checkbox" || f.type === "radio") return [f.name, f.value, f.checked];
  return f.multiple ? [f.name, [...f.selectedOptions].map(o => o.value)] : [f.name, f.value];
});
function restore(form, saved) {
  const fields = all("input, select, textarea", form).filter(f => !secret(f));
  for (const [name, value, checked] of saved) {
    const same = fields.filter(f => f.name === name);
    if (checked !== undefined) same.filter(f => f.value === value).forEach(f => { f.checked = checked; });
    else if (Array.isArray(value)) [...same[0]?.options ?? []].forEach(o => { o.selected = value.includes(o.value); });
    else if (same.length) same[0].value = value;
  }
  fields.forEach(f => f.dispatchEvent(new Event("input", { bubbles: true })));
}
function arrived() {
  if (document.querySelector("[data-done]")) store.drop(store.get("draft-sent"));
  store.drop("draft-sent");
}
function drafts(form) {
  const key = `draft/${form.dataset.draft}`, before = JSON.stringify(values(form));
  let dirty = false;
  const keep = () => store.set(key, { at: Date.now(), values: values(form) });
  const changed = () => JSON.stringify(values(form)) !== before;
  const autosave = later(() => {
    if (!dirty || !keep()) return;
    for (const place of all("[data-draft-state]", form)) place.textContent = text("Saved", new Date().toLocaleTimeString(page.lang, { timeStyle: "short" }));
  }, 1200);

  const saved = store.get(key);
  if (saved && JSON.stringify(saved.values) !== before) {
    const yes = make("button", { class: "button small", type: "button" }, text("Restore"));
    const no = make("button", { class: "button quiet small", type: "button" }, text("Discard"));
    const offer = make("div", { class: "flash", role: "status" }, make("p", {}, text("Found", new Date(saved.at).toLocaleString(page.lang, { dateStyle: "medium", timeStyle: "short" }))), yes, no);
    yes.addEventListener("click", () => { restore(form, saved.values); dirty = true; offer.remove(); form.querySelector("input:not([type=hidden]), textarea")?.focus(); });
    no.addEventListener("click", () => { store.drop(key); offer.remove(); });
    form.prepend(offer);
  }

  form.addEventListener("input", () => { dirty = changed(); autosave(); });
  form.addEventListener("submit", e => {
    keep();
    store.set("draft-sent", key);
    if (navigator.onLine) { dirty = false; return; }
    e.preventDefault();
    say(text("Offline"));
    addEventListener("online", () => {
      const send = make("button", { class: "button small", type: "button" }, text("Send"));
      send.addEventListener("click", () => { toast?.remove(); form.requestSubmit(e.submitter); });
      say(text("Online"), send);
    }, { once: true });
  });
  addEventListener("beforeunload", e => { if (dirty) { keep(); e.preventDefault(); } });
}

// Counters: <textarea maxlength|data-limit aria-describedby> gets its rest of characters
function counter(field) {
  const limit = Number(field.dataset.limit ?? field.maxLength);
  const place = make("p", { class: "counter", "aria-hidden": "true" });
  field.after(place);
  const count = () => {
    const left = limit - field.value.length;
    place.hidden = left > limit / 4;
    place.classList.toggle("over", left < 0);
    place.textContent = left < 0 ? text("Over", -left) : text("Left", left);
  };
  field.addEventListener("input", count);
  count();
}

// Uploads: <input type="file" data-max-mb="10"> is checked before it costs anyone's phone line
function upload(input) {
  input.addEventListener("change", () => {
    const tooBig = [...input.files].find(f => f.size > input.dataset.maxMb * 1048576);
    input.setCustomValidity(tooBig ? text("TooBig", tooBig.name, input.dataset.maxMb) : "");
    if (tooBig) input.reportValidity();
  });
}

// Copy: <button data-copy="#id" hidden>
function copying(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    say(text("Copied"));
  });
}

// Passkeys: <button data-passkey="register|signin" hidden> in a form with <input type="hidden" data-passkey-result>
const bytes = base64 => Uint8Array.from(atob(base64.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const base64 = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = list => list?.map(c => ({ ...c, id: bytes(c.id) }));
const asOptions = json => ({
  ...json, challenge: bytes(json.challenge), allowCredentials: withBytes(json.allowCredentials), excludeCredentials: withBytes(json.excludeCredentials),
  ...json.user && { user: { ...json.user, id: bytes(json.user.id) } },
});
const asJson = credential => {
  const r = credential.response;
  return {
    id: credential.id, rawId: base64(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: base64(r.clientDataJSON), attestationObject: base64(r.attestationObject), authenticatorData: base64(r.authenticatorData ?? r.getAuthenticatorData?.()),
      signature: base64(r.signature), userHandle: base64(r.userHandle), transports: r.getTransports?.(),
      publicKey: base64(r.getPublicKey?.()), publicKeyAlgorithm: r.getPublicKeyAlgorithm?.(),
    },
  };
};
function passkey(button) {
  if (!window.PublicKeyCredential) return;
  button.hidden = false;
  button.addEventListener("click", async e => {
    e.preventDefault();
    const form = button.form, act = button.dataset.passkey;
    try {
      const answer = await fetch(`/account/passkeys/options/${act}`, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      const publicKey = asOptions(await answer.json());
      const credential = await navigator.credentials[act === "register" ? "create" : "get"]({ publicKey });
      form.querySelector("[data-passkey-result]").value = JSON.stringify(asJson(credential));
      form.noValidate = true;
      HTMLFormElement.prototype.submit.call(form);
    } catch { say(text("Passkey")); }
  });
}

theme();
menus();
all("[data-suggest]").forEach(suggestions);
arrived();
all("form[data-draft]").forEach(drafts);
all("textarea[maxlength], [data-limit]").forEach(counter);
all("input[type=file][data-max-mb]").forEach(upload);
all("[data-copy]").forEach(copying);
all("[data-passkey]").forEach(passkey);
all(".errors").slice(0, 1).forEach(summary => summary.focus());

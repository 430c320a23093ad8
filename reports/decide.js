// Lets an editor decide about each finding. On the page of `audit review` a decision goes to the program at once; on a
// report it stays in this browser until it is saved as a decisions file, in the same bytes the program would write.
(given) => {
  "use strict";

  const NAMES = { accepted: "It will be mended", "false-positive": "It is no fault", ignored: "Leave it until" };
  const KEYS = ["rule", "post", "title", "field", "value", "status", "until", "reason", "editor"];
  // Characters kept, as in audit.decisions.words.
  const [REASON, EDITOR] = [2000, 100];
  // Milliseconds between two looks at what others decided.
  const LOOK = 3000;
  // Of this browser: the editor's name, and on a report the decisions.
  const [NAME_KEY, STORE_KEY] = ["audit-editor", "audit-decisions"];

  const reviewing = given.mode === "review";
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  const make = (name, properties = {}, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };
  const say = (text) => { document.getElementById("said").textContent = text; };

  // Storage may be forbidden, or full; then nothing is remembered, and all else goes on.
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* said above */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

  // ---- Words as the decisions file holds them: audit.decisions.words.fold and a TOML string

  const fold = (text, limit) => {
    const words = text.replace(/(?![\t-\r\x1c-\x1f\x85])\p{C}/gu, "")
      .split(/[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
      .filter((word) => word !== "").join(" ");
    const signs = [...words];
    return signs.length <= limit ? words : `${signs.slice(0, limit - 1).join("")}…`;
  };
  const quote = (text) => `"${text.replace(/["\\]/g, "\\$&")}"`;
  const compare = (one, other) => {
    const [left, right] = [[...one], [...other]];
    const at = left.findIndex((sign, index) => sign !== right[index]);
    if (at < 0) return left.length - right.length;
    return at < right.length ? left[at].codePointAt() - right[at].codePointAt() : 1;
  };
  const ORDER = ["post", "title", "rule", "field", "fingerprint"];
  const inOrder = (one, other) =>
    ORDER.reduce((found, key) => found || compare(one[key], other[key]), 0);
  const block = (one) => KEYS.filter((key) => key !== "until" || one.until)
    .map((key) => `${one.fingerprint}.${key} = ${key === "until" ? one.until : quote(one[key])}\n`).join("");
  const formatFile = (all) => given.header + [...all].sort(inOrder).map(block).join("\n");

  // ---- What can be decided, and what is

  const blanks = new Map((given.findings ?? []).map(([fingerprint, item, rule, field, value]) => {
    const [post, title] = given.items[item];
    return [fingerprint, { fingerprint, rule: given.words[rule], post: given.posts[post], title, field: given.words[field], value }];
  }));
  const canDecide = ({ fingerprint }) => Boolean(fingerprint) && (reviewing || blanks.has(fingerprint));
  let decisions = new Map();
  // Decisions before and after each of this editor's steps.
  const steps = [];
  // What each finding's status is without a decision of this page.
  const before = new Map();

  const store = {
    load: async () => {
      let kept = {};
      try { kept = JSON.parse(recall(STORE_KEY)) ?? {}; } catch { /* not ours: nothing is kept */ }
      return Object.values(kept).filter((one) => blanks.has(one?.fingerprint) && NAMES[one.status]);
    },
    put: async (one) => {
      let kept = {};
      try { kept = JSON.parse(recall(STORE_KEY)) ?? {}; } catch { /* as above */ }
      if (one.status === "open") delete kept[one.fingerprint];
      else kept[one.fingerprint] = { ...blanks.get(one.fingerprint), ...one };
      remember(STORE_KEY, JSON.stringify(kept));
      const rest = [...decisions.values()].filter(({ fingerprint }) => fingerprint !== one.fingerprint);
      return one.status === "open" ? rest : [...rest, kept[one.fingerprint]];
    },
  };

  const [, token] = location.pathname.split("/");
  let version = "";
  const ask = async (options) => {
    const response = await fetch(`/${token}/decisions`, { cache: "no-store", ...options });
    if (response.status === 304) return null;
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    version = response.headers.get("ETag");
    return answer.decisions;
  };
  const program = {
    load: () => ask({ headers: { "X-Audit-Token": token, "If-None-Match": version } }),
    put: (one) => ask({
      method: "POST",
      headers: { "X-Audit-Token": token, "Content-Type": "application/json" },
      body: JSON.stringify(one),
    }),
  };
  const kept = reviewing ? program : store;

  // ---- The form, one for all findings: it stands where it is needed

  const radio = (value) => make("label", { className: "choice" },
    make("input", { type: "radio", name: "status", value, required: true }), ` ${NAMES[value]}`);
  const until = make("input", { type: "date", name: "until", ariaLabel: "Until" });
  const reason = make("input", { name: "reason", required: true, maxLength: REASON, autocomplete: "off" });
  const editor = make("input", { name: "editor", required: true, maxLength: EDITOR, autocomplete: "name" });
  editor.value = recall(NAME_KEY) ?? given.editor ?? "";
  const wrong = make("p", { className: "wrong" });
  wrong.setAttribute("role", "alert");
  const form = make("form", { className: "deciding", ariaLabel: "Decide about this finding" },
    make("fieldset", {}, make("legend", {}, "Decision"), ...Object.keys(NAMES).map(radio), until),
    make("label", {}, "Reason ", reason), make("label", {}, "Your name ", editor), wrong,
    make("p", { className: "actions" }, make("button", {}, "Save"), " ",
      make("button", { type: "button", className: "cancel" }, "Cancel")));
  let open = null;

  const close = () => {
    const slot = form.closest(".decision");
    form.remove();
    open = null;
    wrong.textContent = "";
    return slot;
  };

  const start = (finding) => {
    close();
    open = finding;
    const now = decisions.get(finding.dataset.fingerprint);
    form.elements.status.value = now?.status ?? "";
    until.value = now?.until ?? "";
    until.min = today();
    reason.value = now?.reason ?? "";
    onChoice();
    finding.querySelector(".decision").append(form);
    (form.querySelector(":checked") ?? form.elements.status[0]).focus();
  };

  const onChoice = () => {
    until.disabled = form.elements.status.value !== "ignored";
    until.required = !until.disabled;
  };

  // ---- Show

  const told = ({ status, until: day, reason: why, editor: who }) =>
    `${NAMES[status]}${day ? ` ${status === "ignored" ? "" : "until "}${day}` : ""} (${who}: ${why})`;
  const isOver = (one) => Boolean(one.until) && one.until < today();

  const show = (finding) => {
    const slot = finding.querySelector(".decision");
    if (!slot || !canDecide(finding.dataset)) return;
    const now = decisions.get(finding.dataset.fingerprint);
    const text = now ? told(now) + (isOver(now) ? ", which is over" : "") : "";
    if (slot.shown !== text) {
      slot.shown = text;
      slot.querySelector(".decided-now")?.remove();
      const buttons = now
        ? [make("button", { type: "button", className: "decide" }, "Change"), " ",
          make("button", { type: "button", className: "undecide" }, "Take back")]
        : [make("button", { type: "button", className: "decide" }, "Decide")];
      slot.prepend(make("p", { className: "decided-now" }, ...(now ? [make("bdi", {}, text), " "] : []), ...buttons));
    }
    slot.hidden = false;
  };

  const statusOf = (fingerprint) => {
    const now = decisions.get(fingerprint);
    if (now) return isOver(now) ? "open" : now.status;
    return reviewing ? "open" : before.get(fingerprint);
  };

  /** Take over what is decided now, and tell the page. */
  const take = (all) => {
    const touched = new Set(decisions.keys());
    decisions = new Map(all.map((one) => [one.fingerprint, one]));
    for (const fingerprint of decisions.keys()) touched.add(fingerprint);
    look(document);
    const detail = {};
    for (const fingerprint of touched) detail[fingerprint] = statusOf(fingerprint) ?? "open";
    document.dispatchEvent(new CustomEvent("audit:refresh", { detail }));
    const number = decisions.size;
    count.textContent = number ? `${number} decided` : "Nothing decided yet";
    save.disabled = !number;
    undo.disabled = !steps.length;
  };

  const look = (within) => {
    for (const finding of within.querySelectorAll(".finding")) {
      const { fingerprint, status } = finding.dataset;
      if (!before.has(fingerprint)) before.set(fingerprint, decisions.has(fingerprint) ? "open" : status);
      show(finding);
    }
  };

  // ---- Decide

  const follow = (finding) => {
    const all = [...document.querySelectorAll(".finding")];
    const next = all.slice(all.indexOf(finding)).find((one) => one.checkVisibility());
    const target = next === finding ? finding.querySelector(".decide") : next ?? undo;
    if (target === next) target.tabIndex = -1;
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };

  /** Keep a decision, and return whether that worked. */
  const put = async (one, step) => {
    try {
      const all = await kept.put(one);
      if (step) steps.push(step);
      take(all);
      wrong.textContent = panelWrong.textContent = "";
      return true;
    } catch (error) {
      const text = error instanceof TypeError ? "Not saved: the review has ended." : `Not saved: ${error.message}`;
      (open ? wrong : panelWrong).textContent = text;
      return false;
    }
  };

  const decide = async (finding, one) => {
    const { fingerprint, rule } = finding.dataset;
    const earlier = decisions.get(fingerprint) ?? { fingerprint, rule, status: "open" };
    if (!await put({ fingerprint, rule, ...one }, earlier)) return;
    close();
    say(one.status === "open" ? "Taken back" : `Decided: ${NAMES[one.status]}`);
    follow(finding);
  };

  const onSubmit = async (event) => {
    event.preventDefault();
    const status = form.elements.status.value;
    const [why, who] = [fold(reason.value, REASON), fold(editor.value, EDITOR)];
    if (!why || !who) {
      wrong.textContent = why ? "Say who you are." : "Give a reason.";
      return;
    }
    remember(NAME_KEY, who);
    const [button] = form.querySelectorAll("button");
    button.disabled = true;
    await decide(open, { status, reason: why, editor: who, until: status === "ignored" ? until.value : null });
    button.disabled = false;
  };

  const onUndo = async () => {
    const step = steps.at(-1);
    const { fingerprint, rule, status, reason: why, editor: who, until: day } = step;
    const one = status === "open" ? { fingerprint, rule, status }
      : { fingerprint, rule, status, reason: why, editor: who, until: day ?? null };
    if (!await put(one)) return;
    steps.pop();
    undo.disabled = !steps.length;
    say("Taken back");
    const finding = document.querySelector(`.finding[data-fingerprint="${fingerprint}"]`);
    if (finding?.checkVisibility()) follow(finding);
  };

  const onSave = () => {
    const file = new Blob([formatFile(decisions.values())], { type: "application/toml" });
    const link = make("a", { href: URL.createObjectURL(file), download: "audit-decisions.toml" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say("Saved audit-decisions.toml");
  };

  // ---- The panel

  const count = make("p", { className: "shown" });
  const panelWrong = make("p", { className: "wrong" });
  panelWrong.setAttribute("role", "alert");
  const undo = make("button", { type: "button", disabled: true }, "Undo");
  const save = make("button", { type: "button" }, "Save as audit-decisions.toml");
  const panel = make("section", { className: "decisions", ariaLabel: "Decisions" }, count, panelWrong,
    make("p", { className: "actions" }, undo, ...(reviewing ? [] : [" ", save])),
    make("p", { className: "note" }, reviewing
      ? `Each decision is in ${given.file} at once; “audit run” hides what is decided there.`
      : "Kept in this browser. Lay the file beside the feed, or add it with “audit decisions add”."));

  const listen = () => {
    form.addEventListener("submit", onSubmit);
    form.addEventListener("change", onChoice);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close()?.querySelector(".decide")?.focus();
    });
    form.querySelector(".cancel").addEventListener("click", () => close()?.querySelector(".decide")?.focus());
    undo.addEventListener("click", onUndo);
    save.addEventListener("click", onSave);
    document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
      const typing = target.matches("input:not([type=checkbox]), select, textarea");
      if (key !== "d" || typing || ctrlKey || metaKey || altKey || /[#&]keys=off/.test(location.hash)) return;
      target.closest(".finding")?.querySelector(".decide")?.click();
    });
    document.addEventListener("click", ({ target }) => {
      const finding = target.closest(".finding");
      if (target.matches(".decide")) start(finding);
      if (target.matches(".undecide")) decide(finding, { status: "open" });
    });
    // A post of a long report becomes part of the page when it comes near.
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some((one) => one.querySelector?.(".decision")))) look(document);
    }).observe(document.getElementById("main"), { childList: true, subtree: true });
    if (!reviewing) addEventListener("storage", async ({ key }) => { if (key === STORE_KEY) take(await store.load()); });
  };

  const watch = async () => {
    try {
      const all = document.visibilityState === "visible" ? await kept.load() : null;
      if (all) take(all);
      panelWrong.textContent = "";
    } catch {
      panelWrong.textContent = "The review has ended: nothing more is saved. Start it again, and open its new address.";
    }
    if (reviewing) setTimeout(watch, LOOK);
  };

  document.getElementById("controls").after(panel);
  listen();
  look(document);
  watch();
}

// Filters, groups, sorts, folds and walks through what is already on the page, which is whole without this script.
// What is chosen stands in the URL fragment, as in #severity=critical&group=rule&at=post-2-3.
(() => {
  "use strict";

  const NORMAL = {
    severity: "critical,warning,info", rule: "", post: "", status: "open", new: "", q: "",
    group: "post", sort: "feed", keys: "", at: "",
  };
  const WEIGHT = { critical: 1e10, warning: 1e5, info: 1 };
  // Findings drawn at a time in a grouping: a few screens.
  const BATCH = 100;
  // Milliseconds of rest before a search.
  const TYPING = 150;

  const byId = (id) => document.getElementById(id);
  const [form, feed, posts, grouped, help] = ["controls", "feed", "posts", "grouped", "help"].map(byId);
  const [groups, rest] = grouped.querySelectorAll(":scope > div, .rest");
  const say = (text) => { byId("said").textContent = text; };

  let state = NORMAL;
  // The findings shown, in the order they stand in.
  let walk = [];
  // Whether the filter asks for something.
  let narrow = false;
  // Whether what it asks for may be a note.
  let unfolded = true;

  // ---- What is on the page. In a report of many posts their markup waits inside <noscript>, where it costs little:
  // it is read for its findings at once, and made part of the page when the post comes near.

  const plain = (markup) => markup.replace(/<[^>]*>/g, " ").replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(code) : { amp: "&", lt: "<", gt: ">" }[name]);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const titleOf = (element, heading) => element.querySelector(`:scope > ${heading}`)?.textContent.trim() ?? "The feed";
  const unnumbered = (title) => title.replace(/^\d+\.\s*/, "");

  /** Cards and findings of some markup in their order, as [id, data, text]. */
  function* readMarkup(markup) {
    const [listed] = markup.split('<div class="quiet-items');
    const tags = [...listed.matchAll(/<(?:article|li) id="([^"]*)" class="(?:item|finding)[^>]*>/g)];
    for (const [index, tag] of tags.entries()) {
      const data = Array.from(tag[0].matchAll(/ data-(\w+)(?:="([^"]*)")?/g),
        ([, name, value]) => [name, plain(value ?? "")]);
      yield [tag[1], Object.fromEntries(data), () => plain(listed.slice(tag.index, tags[index + 1]?.index))];
    }
  }

  /** The same of what is on the page, with the element. */
  function* readElements(section) {
    for (const one of section.querySelectorAll(".item, .finding")) {
      const own = one.matches(".item") ? [...one.querySelectorAll(":scope > :not(.findings, .notes)")] : [one];
      yield [one.id, one.dataset, () => own.map((part) => part.textContent).join(" "), one];
    }
  }

  const makeSection = (element, order) => {
    const waiting = element.querySelector(":scope > noscript");
    const name = unnumbered(titleOf(element, "h3"));
    const section = { element, order, waiting, name, words: fold(name), findings: [] };
    let card = null;
    for (const [id, data, words, there] of waiting ? readMarkup(waiting.textContent) : readElements(element)) {
      if ("film" in data) card = { id, words, film: data.film };
      else section.findings.push({ id, data, words, section, card, element: there });
    }
    return section;
  };

  const sections = [...(feed ? [feed] : []), ...posts.querySelectorAll(":scope > .post")].map(makeSection);
  const findings = sections.flatMap((section) => section.findings);
  const sectionOf = (id) => sections.find(({ element }) => element.id === id);
  findings.forEach((finding, order) => { finding.order = order; });
  const findingOf = new Map(findings.map((finding) => [finding.id, finding]));

  // Writing an attribute costs the browser work even where nothing changes.
  const setHidden = (element, hidden) => { if (element && element.hidden !== hidden) element.hidden = hidden; };

  /** Show of a section what the filter lets through. */
  const paint = ({ element, findings: own }) => {
    for (const finding of own) setHidden(finding.element, !finding.shows);
    for (const box of element.querySelectorAll(".item, .notes")) {
      const shown = box.querySelectorAll(".finding:not([hidden])").length;
      setHidden(box, !shown);
      if (box.matches(".notes")) box.querySelector(".count").textContent = shown;
    }
    for (const quiet of element.querySelectorAll(".quiet-items, .faults")) setHidden(quiet, narrow);
  };

  /** Make a waiting post part of the page: markup of our templates, which a browser without scripts parses just so. */
  const unpack = (section) => {
    if (!section?.waiting) return;
    const parsed = new DOMParser().parseFromString(section.waiting.textContent, "text/html");
    section.waiting.replaceWith(...parsed.body.childNodes);
    section.waiting = null;
    for (const finding of section.findings) {
      finding.element = byId(finding.id);
      // It may have been decided while it waited.
      finding.element.dataset.status = finding.data.status;
      finding.data = finding.element.dataset;
    }
    for (const notes of section.element.querySelectorAll(".notes")) notes.open = unfolded;
    paint(section);
  };

  // ---- Filter

  const makeTest = () => {
    const severities = new Set(state.severity.split(","));
    const tokens = fold(state.q).split(/\s+/).filter(Boolean);
    const wordsOf = (one) => (one ? one.folded ??= fold(one.words()) : "");
    return (one) => severities.has(one.data.severity)
      && (!state.rule || one.data.rule === state.rule)
      && (!state.post || (one.data.post || "feed") === state.post)
      && (state.status === "all" || (state.status === "open") === (one.data.status === "open"))
      && (!state.new || one.data.new !== undefined)
      && tokens.every((token) => wordsOf(one).includes(token) || wordsOf(one.card).includes(token)
        || one.section.words.includes(token));
  };

  const filter = () => {
    const test = makeTest();
    const { severity, rule, post, status, q } = state;
    const notesToo = Boolean(severity === "info" || rule || state.new || q);
    narrow = notesToo || severity !== NORMAL.severity || status === "decided" || Boolean(post);
    if (notesToo !== unfolded) for (const notes of document.querySelectorAll(".notes")) notes.open = notesToo;
    unfolded = notesToo;
    for (const section of sections) {
      section.shown = section.weight = 0;
      for (const finding of section.findings) {
        finding.shows = test(finding);
        if (finding.shows) count(section, finding);
      }
      if (!section.waiting) paint(section);
      const says = section.shown || !(narrow || (section.element === feed && !feed.querySelector(".faults")));
      setHidden(section.element, !says);
    }
  };

  // ---- Group and sort

  const count = (group, finding) => {
    group.shown += 1;
    group.weight += WEIGHT[finding.data.severity];
  };
  const SORTS = {
    feed: () => 0,
    worst: (one, other) => other.weight - one.weight,
    most: (one, other) => other.shown - one.shown,
    name: (one, other) => one.name.localeCompare(other.name),
  };
  const sorted = (list) => [...list].sort((one, other) => SORTS[state.sort](one, other) || one.order - other.order);

  // Pairs of what was drawn in a group and the comment that keeps its place.
  let away = [];
  // Groups not drawn yet, and the one that is being drawn.
  let queue = [];

  const bringHome = () => {
    for (const [unit, holder] of away) {
      unit.querySelector(":scope > .context").remove();
      holder.replaceWith(unit);
    }
    [away, queue] = [[], []];
    groups.replaceChildren();
  };

  const gather = () => {
    const made = new Map();
    for (const finding of findings.filter((one) => one.shows)) {
      const { card, data } = finding;
      const [key, name] = state.group === "rule" ? [data.rule, data.rule]
        : card ? [card.film, state.sort === "name" ? unnumbered(card.words().trim()) : ""] : ["", "Not about one film"];
      // What is about no film comes last.
      const order = key ? made.size : Infinity;
      if (!made.has(key)) made.set(key, { name, order, findings: [], shown: 0, weight: 0 });
      made.get(key).findings.push(finding);
      count(made.get(key), finding);
    }
    return sorted(made.values());
  };

  const make = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };

  /** Move a finding, or in a list of films its whole card, into the group that is being drawn. */
  const draw = (group, { id, card, section }) => {
    unpack(section);
    const whole = card && state.group === "film";
    const unit = byId(whole ? card.id : id);
    if (group.list.contains(unit)) return;
    const holder = document.createComment("");
    unit.replaceWith(holder);
    away.push([unit, holder]);
    const place = card && !whole ? byId(card.id) : section.element;
    const from = place === section.element ? "" : ` › ${titleOf(place, "h4")}`;
    const link = make("a", "", `${titleOf(section.element, "h3")}${from}`);
    link.href = `#${place.id}`;
    unit.prepend(make("p", "context", link));
    group.list.append(unit);
  };

  const drawMore = (number = BATCH) => {
    for (let left = number; queue.length && left > 0;) {
      const [group] = queue;
      if (!group.list) {
        const [{ card, section }] = group.findings;
        const films = state.group === "film" && card;
        if (films) unpack(section);
        const name = films ? unnumbered(titleOf(byId(card.id), "h4")) : group.name;
        // Cards are no list items.
        group.list = make(films ? "div" : "ul", "findings");
        groups.append(make("section", "group", make("h3", "", `${name} (${group.shown})`), group.list));
      }
      const next = group.findings.splice(0, left);
      for (const finding of next) draw(group, finding);
      left -= next.length;
      if (!group.findings.length) queue.shift();
    }
    setHidden(rest, !queue.length);
  };

  const arrange = () => {
    const inPlace = state.group === "post";
    setHidden(posts, !inPlace);
    setHidden(grouped, inPlace);
    if (inPlace) {
      const own = sorted(sections.filter((section) => section.element !== feed));
      // Moving two thousand posts for nothing would be felt.
      if (own.some((section, index) => posts.children[index + 1] !== section.element)) {
        posts.append(...own.map((section) => section.element));
      }
      const all = feed ? [sections[0], ...own] : own;
      walk = all.flatMap((section) => section.findings.filter((one) => one.shows));
      return;
    }
    setHidden(feed, true);
    byId("grouped-title").textContent = state.group === "rule" ? "Rule by rule" : "Film by film";
    queue = gather();
    walk = queue.flatMap((group) => group.findings);
    drawMore();
  };

  const apply = () => {
    // A finding is filtered where it belongs.
    bringHome();
    filter();
    arrange();
    const [some, all] = [walk, findings].map(({ length }) => length.toLocaleString("en"));
    byId("shown").textContent = `${some} of ${all} findings shown`;
    setHidden(byId("none-shown"), walk.length > 0 || !findings.length);
  };

  // ---- The URL fragment, and the controls that say the same

  const readFragment = () => {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) return { ...NORMAL, keys: state.keys, at: fragment };
    const given = Object.fromEntries(new URLSearchParams(fragment));
    return Object.fromEntries(Object.entries(NORMAL).map(([name, normal]) => [name, given[name] ?? normal]));
  };

  const writeFragment = (push) => {
    const chosen = Object.entries(state).filter(([name, value]) => value !== NORMAL[name]);
    const fragment = `#${new URLSearchParams(chosen)}`;
    if (fragment !== (location.hash || "#")) history[push ? "pushState" : "replaceState"](null, "", fragment);
  };

  const fillForm = () => {
    for (const control of form.elements) {
      const chosen = state[control.name];
      if (control.type === "checkbox") control.checked = chosen.split(",").includes(control.value);
      else if (chosen !== undefined) control.value = chosen;
    }
  };

  const readForm = () => {
    const data = new FormData(form);
    return { ...NORMAL, ...Object.fromEntries(data), severity: data.getAll("severity").join(",") };
  };

  const change = (to, push = true) => {
    state = to;
    fillForm();
    apply();
    // Last: a browser may refuse it to somebody who types very fast.
    writeFragment(push);
  };

  // ---- Move about

  const focusOn = (target) => {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
  };

  /** Bring an anchor into sight, whatever hides it: a post that waits, the filter, the grouping, a fold. */
  const reveal = (anchor) => {
    const finding = findingOf.get(anchor);
    unpack(finding?.section ?? sectionOf(/^post-\d+/.exec(anchor)?.[0]));
    const target = byId(anchor);
    if (!target) return;
    if (finding ? !finding.shows : target.closest("main [hidden]")) {
      const { keys, group } = state;
      change({ ...NORMAL, keys, group: finding ? group : "post", status: finding ? "all" : "open", at: anchor }, false);
    }
    while (finding && queue.length && !groups.contains(target)) drawMore();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    focusOn(target);
    // Posts out of sight have no height yet: once they have one, the place has moved.
    requestAnimationFrame(() => focusOn(target));
  };

  const step = (by) => {
    let next = walk.indexOf(findingOf.get(state.at));
    // From a card or a post, or from what has just been decided and is gone, go on with what comes after it.
    const here = findings.findIndex(({ id, card, section }) => [id, card?.id, section.element.id].includes(state.at));
    if (next < 0 && here >= 0) next = walk.findIndex((one) => one.order >= here) - (by > 0);
    else if (next < 0 && by < 0) next = walk.length;
    const isFolded = ({ data, element }) => data.severity === "info" && !(element?.closest(".notes[open]") ?? unfolded);
    do next += by; while (walk[next] && isFolded(walk[next]));
    if (!walk[next]) return say("No more findings");
    reveal(walk[next].id);
    writeFragment(false);
  };

  const toggleNotes = (within) => {
    const here = document.activeElement;
    const notes = [...within.querySelectorAll(".notes")];
    const open = notes.some((one) => !one.open);
    for (const one of notes) one.open = open;
    if (!open && here.closest(".notes")) focusOn(here.closest(".item, .post, #feed"));
    say(`Notes ${open ? "unfolded" : "folded"}`);
  };

  const copy = async (button) => {
    const value = button.parentElement.querySelector("b");
    try {
      await navigator.clipboard.writeText(value.textContent);
    // Some browsers give no clipboard to a page opened from a file.
    } catch {
      getSelection().selectAllChildren(value);
      return say("Press Ctrl+C to copy");
    }
    button.classList.add("copied");
    say(`Copied ${value.textContent}`);
  };

  // ---- Listen

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    e: () => toggleNotes(document.activeElement.closest(".item, .post, #feed") ?? document),
    E: () => toggleNotes(document),
    c: () => findingOf.get(state.at)?.element?.querySelector(".copy")?.click(),
    "/": () => { form.querySelector("details").open = true; form.elements.q.focus(); },
    "?": () => help.showModal(),
  };

  const onKey = (event) => {
    const { target, key } = event;
    if (key === "Escape" && target === form.elements.q) {
      target.blur();
      if (state.q) change({ ...state, q: "" });
    }
    const typing = target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!KEYS[key] || (state.keys && key !== "?")) return;
    event.preventDefault();
    KEYS[key]();
  };

  const onClick = (event) => {
    const button = event.target.closest(".copy");
    const link = event.target.closest("a");
    if (button) copy(button);
    // The report stays open beside it.
    else if (link?.matches(".out")) link.target = "_blank";
    else if (link?.getAttribute("href").startsWith("#") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      state = { ...state, at: link.hash.slice(1) };
      writeFragment(true);
      reveal(state.at);
    }
  };

  const listen = () => {
    let timer = 0;
    form.addEventListener("reset", (event) => { event.preventDefault(); change({ ...NORMAL, keys: state.keys }); });
    document.addEventListener("input", ({ target }) => {
      if (target.form !== form) return;
      clearTimeout(timer);
      // One step back undoes a whole search, not a letter of it.
      if (target.name === "q") timer = setTimeout(() => change(readForm(), !state.q), TYPING);
      else change(readForm());
    });
    document.addEventListener("keydown", onKey);
    document.addEventListener("focusin", ({ target }) => {
      const at = target.closest(".finding")?.id;
      if (at) state = { ...state, at };
    });
    document.addEventListener("click", onClick);
    byId("keys").addEventListener("click", KEYS["?"]);
    rest.addEventListener("click", () => drawMore());
    addEventListener("hashchange", start);
    addEventListener("beforeprint", () => { sections.forEach(unpack); drawMore(Infinity); });
    // Decided (decide.js): statuses by fingerprint, those of findings that wait among them.
    document.addEventListener("audit:refresh", ({ detail }) => {
      for (const { data } of findings) data.status = detail?.[data.fingerprint] ?? data.status;
      apply();
    });
  };

  /** Do what would be felt, had it to be done at once, when it is near or the browser has time. */
  const lookAhead = () => {
    const near = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting && target === rest) drawMore();
        else if (isIntersecting) unpack(sectionOf(target.id));
      }
    }, { rootMargin: "1500px" });
    near.observe(rest);
    for (const { element, waiting } of sections) if (waiting) near.observe(element);
  };

  const addOptions = () => {
    const { rule, post } = form.elements;
    const rules = new Map();
    for (const { data } of findings) rules.set(data.rule, (rules.get(data.rule) ?? 0) + 1);
    for (const [name, number] of [...rules].sort()) rule.append(new Option(`${name} (${number})`, name));
    post.append(...sections.map(({ element }) => new Option(titleOf(element, "h3"), element.id.replace("post-", ""))));
  };

  const start = () => {
    state = readFragment();
    fillForm();
    // An address may name what there is not.
    state = { ...readForm(), at: state.at };
    apply();
    if (state.at) reveal(state.at);
  };

  document.documentElement.classList.add("js");
  if (matchMedia("(max-width: 68rem)").matches) form.querySelector("details").open = false;
  addOptions();
  form.hidden = false;
  listen();
  start();
  lookAhead();
})();

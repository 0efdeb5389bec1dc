// The page: made of the report's numbers by the document's own methods, so that no text of the data is ever read as HTML.
const report = JSON.parse(document.getElementById("report").textContent);
const main = document.getElementById("main");

/** An element with attributes and children; texts become texts. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

function section(id, title, lead, ...children) {
  const heading = make("h2", { id: `${id}-title` }, title);
  const element = make("section", { id, "aria-labelledby": heading.id }, heading, lead ? make("p", { class: "lead" }, lead) : null, ...children);
  main.append(element);
  return element;
}

/** A table with a caption and headers; columns of numbers stand right. */
function table(caption, columns, rows) {
  const cell = (tag, column, more, ...children) => make(tag, { class: column.isNumber ? "number" : column.isText ? "text" : null, ...more }, ...children);
  return make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    make("table", {}, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, columns.map(column => cell("th", { ...column, isText: false }, { scope: "col" }, column.name)))),
      make("tbody", {}, rows.map(row => make("tr", {}, row.map((value, i) => i === 0 ? cell("th", columns[i], { scope: "row" }, value) : cell("td", columns[i], {}, value)))))));
}
const text = name => ({ name }), amount = name => ({ name, isNumber: true }), quoted = name => ({ name, isText: true });

/** A chart with its title, what it says in words, and its numbers as a table. */
function figure(title, words, size, numbers, extra) {
  const plot = make("div", { class: `plot ${size}`, role: "img", "aria-label": typeof words === "string" ? `${title}. ${words}` : title });
  const element = make("figure", {}, make("figcaption", {}, make("div", { class: "controls" }, make("h3", {}, title), extra ?? null), words ? make("p", {}, words) : null), plot);
  if (numbers) element.append(make("details", {}, make("summary", {}, "Numbers"), numbers));
  return { element, plot };
}

/** At most so many of a list, evenly, the last among them. */
const some = (list, most) => list.length <= most ? list : Array.from({ length: most }, (_, i) => list[Math.round(i * (list.length - 1) / (most - 1))]);
const facts = list => make("dl", { class: "facts" }, list.flatMap(fact => [make("dt", {}, fact.name), make("dd", {}, fact.value.replace(/ {3,}/g, " · "))]));
const fact = name => report.facts.find(one => one.name === name)?.value;
const isOpen = finding => finding.level !== "Note" && finding.resolvedAt == null;

function summary() {
  const [mark, words, tone] = report.failure ? ["✖", "The run failed", "bad"] : {
    Healthy: ["✔", "Healthy", "good"], StillImproving: ["✔", "Healthy, still improving", "good"], NoiseLimited: ["◆", "Noise-limited", "unsure"],
    NotEnoughEvidence: ["·", "Not enough evidence yet", "unsure"], Unhealthy: ["✖", report.findings[0]?.level === "Error" ? "Something is wrong" : "Something is likely wrong", "bad"],
  }[report.verdict];
  const last = report.epochs[report.epochs.length - 1], best = report.epochs.find(epoch => epoch.number === report.bestEpoch) ?? last;
  const score = best && finite(best.validation ?? best.train), { start, prior, floor } = report.yardstick;
  const skill = finite(score) === null ? null : 1 - (score - number(floor)) / (number(prior) - number(floor));
  const tiles = [
    best ? [best.validation != null ? "best validation loss" : "best training loss", show(score), report.bestEpoch ? `epoch ${report.bestEpoch} of ${last.number}` : ""] : null,
    skill !== null && Number.isFinite(skill) ? ["learned", percent(skill), `from ${show(prior)}, the best constant, to ${show(floor)}`] : null,
    report.start != null ? ["start", show(report.start), `expected ${show(start)}`] : null,
    ["steps", count(report.step), last ? `${last.number} ${last.number === 1 ? "epoch" : "epochs"}` : "within the first epoch"],
  ];
  main.append(
    make("h1", {}, report.title),
    make("p", { class: `verdict ${tone}` }, `${mark} ${words}`),
    make("p", { class: "reading" }, report.reading),
    report.failure && report.failure !== report.reading ? make("p", { class: "lead" }, report.failure) : "",
    make("dl", { class: "tiles" }, tiles.filter(Boolean).map(([name, value, more]) => make("div", {}, make("dt", {}, name), make("dd", {}, value, make("small", {}, more))))),
  );
  const test = fact("test");
  if (test) main.append(make("p", { class: "lead" }, `On rows it never saw: ${test.replace(/ {2,}/g, " · ")}`));
}

function curve() {
  const numbers = table("The loss by epoch", [amount("epoch"), amount("step"), amount("train"), amount("validation"), amount("regularizer")],
    some(report.epochs, 60).map(epoch => [String(epoch.number), count(epoch.step), show(epoch.train), show(epoch.validation), show(epoch.penalty)]));
  const toggle = (name, log) => make("button", { type: "button", id: log ? "log" : "linear", "aria-pressed": "false", onclick: () => scale(log) }, name);
  const controls = make("div", { role: "group", "aria-label": "Scale of the loss" }, toggle("Linear", false), toggle("Log", true), make("button", { type: "button", id: "whole", onclick: () => chart.whole() }, "Whole run"));
  const rail = make("div", { class: "pins", role: "list", "aria-label": "Findings on the curve" });
  report.findings.forEach((finding, i) => rail.append(make("a", {
    class: "pin", id: `pin-${i + 1}`, href: `#finding-${i + 1}`, style: `--own: var(--f${i % 6})`, title: `${finding.name}, step ${finding.step}`,
    "aria-label": `Finding ${i + 1}: ${finding.name}, step ${finding.step}`, onclick: () => look(i),
  }, String(i + 1))));
  const { element, plot } = figure(`Loss: ${report.loss}`, null, "tall", report.epochs.length ? numbers : null, controls);
  plot.before(rail);
  section("curve", "The loss", "Faint: each batch before its update. Drag to look closer, double-click to see the whole run.", element);
  const chart = lossChart(plot, rail, report);
  plot.setAttribute("aria-label", chart.describe());
  function scale(log) {
    chart.scale(log);
    document.getElementById("log").setAttribute("aria-pressed", log);
    document.getElementById("linear").setAttribute("aria-pressed", !log);
  }
  scale(chart.isLog());
  return chart;
}

function findings() {
  const words = { Error: "error", Warning: "warning", Note: "note" };
  const cards = report.findings.map((finding, i) => {
    const level = make("span", { class: "level" }, `${finding.resolvedAt != null ? `✔ resolved at step ${count(finding.resolvedAt)}` : { Error: "✖", Warning: "▲", Note: "·" }[finding.level]} ${finding.resolvedAt != null ? "" : words[finding.level]} · ${finding.certainty.toLowerCase()} · ${finding.id}${finding.place === "Explained" ? ` · a symptom of ${report.findings[0].name}` : ""}`);
    return make("article", { class: `card finding${finding.resolvedAt != null ? " resolved" : ""}`, id: `finding-${i + 1}`, tabindex: -1, style: `--own: var(--f${i % 6})`, "aria-labelledby": `name-${i + 1}` },
      make("header", {}, make("span", { class: "number", "aria-hidden": "true" }, String(i + 1)), make("div", {}, make("h3", { id: `name-${i + 1}` }, capital(finding.name)), level)),
      make("p", {}, finding.message),
      make("dl", {}, make("dt", {}, "Seen"), make("dd", {}, `${finding.statistic}: ${show(finding.value)}; healthy runs: ${finding.healthy}`), make("dt", {}, "Change"), make("dd", {}, finding.change)),
      make("p", {}, make("a", { href: `#pin-${i + 1}`, class: "back", onclick: () => look(i) }, finding.step === 0 ? "Before the first step: show it on the curve" : `Step ${count(finding.step)}: show it on the curve`)));
  });
  const open = report.findings.filter(isOpen).length;
  section("findings", "Findings", report.findings.length === 0 ? "None: nothing that was looked at is out of its healthy range." : `${open} open ${open === 1 ? "fault" : "faults"} of ${report.findings.length}; the cause stands first. Each has the colour of its line on the curve.`, make("div", { class: "grid" }, cards));
  if (report.reasons.length) document.getElementById("findings").append(make("p", { class: "lead" }, `Looked at: ${report.reasons.join(" · ")}.`));
}

/** Lights a finding's card, its pin and its line on the curve together. */
function look(i) {
  for (const [name, all] of [["pin", report.findings], ["finding", report.findings]]) {
    all.forEach((_, k) => {
      const element = document.getElementById(`${name}-${k + 1}`);
      element.classList.toggle("lit", k === i);
      k === i ? element.setAttribute("aria-current", "true") : element.removeAttribute("aria-current");
    });
  }
  loss.look(i);
}

function apart() {
  const judged = report.judgement, left = make("div", { class: "stack" }), right = make("div", { class: "stack" }), grid = make("div", { class: "grid loose" }, left, right);
  section("apart", "The loss taken apart", judged ? `${count(judged.count)} ${judged.part} examples, by the model as the run left it.` : "This loss is one number for all examples together; it has no parts by example.", grid);
  const epochs = report.epochs, hasPenalty = epochs.some(epoch => finite(epoch.penalty) > 0);
  if (hasPenalty && epochs.length) {
    const last = epochs[epochs.length - 1], x = epochs.map(epoch => epoch.step);
    const { element, plot } = figure("Data and regularizer", `Of the last objective, ${show(number(last.train) + number(last.penalty))}, the data's part is ${show(last.train)} and the regularizer's ${show(last.penalty)}.`, "", null);
    left.append(element);
    const highest = Math.max(...epochs.map(epoch => (finite(epoch.train) ?? 0) + (finite(epoch.penalty) ?? 0)));
    lineChart(plot, { series: [{ name: "data", x, y: epochs.map(epoch => finite(epoch.train)), colour: "train", stack: "parts" }, { name: "regularizer", x, y: epochs.map(epoch => finite(epoch.penalty)), label: "+ regularizer", colour: "l1", stack: "parts" }], range: [0, highest * 1.05] });
  }
  if (report.rates.length) {
    const x = report.rates.map(point => point.step), y = report.rates.map(point => finite(point.mean));
    const { element, plot } = figure("Learning rate", `${show(y[0], 3)} at first, ${show(Math.max(...y), 3)} at most, ${show(y[y.length - 1], 3)} at last.${hasPenalty ? "" : " There is no regularizer: the objective is the data's loss alone."}`, "", null);
    left.append(element);
    lineChart(plot, { series: [{ name: "rate", x, y }], range: [0, Math.max(...y) * 1.1] });
  }
  if (!judged) return;
  if (judged.groups.length) groups(judged, left, right);
  if (judged.worst.length) {
    const columns = [...new Set(judged.worst.flatMap(example => example.values.map(value => value.name)))];
    document.getElementById("apart").append(make("figure", { class: "wide" }, table(`The worst of ${count(judged.count)} ${judged.part} examples: ${judged.target}, and what the model gives`,
      [text("where"), amount("loss"), quoted("target"), quoted("prediction"), ...columns.map(quoted)],
      judged.worst.map(example => [example.where, show(example.loss), example.target, example.prediction, ...columns.map(name => example.values.find(value => value.name === name)?.value ?? "")]))));
  }
}

function groups(judged, left, right) {
  const isClasses = judged.groups.some(group => group.recognised != null), order = isClasses ? [...judged.groups].sort((a, b) => (finite(b.loss) ?? Infinity) - (finite(a.loss) ?? Infinity)) : judged.groups;
  const largest = judged.groups.reduce((a, b) => number(b.share) > number(a.share) ? b : a);
  const { element, plot } = figure(isClasses ? `Mean loss by class of ${judged.target}` : `Mean loss by range of ${judged.target}`, `${finite(largest.share) === null ? "Their losses are not finite." : `${largest.name} makes the largest part of the loss: ${percent(largest.share)} with ${percent(largest.count / judged.count)} of the examples.`}`, "",
    table(isClasses ? "By class" : "By range of the target", [text(isClasses ? "class" : "range"), amount("examples"), amount("mean loss"), amount("part of the loss"), amount(isClasses ? "recognised" : "prediction − target")],
      order.map(group => [group.name, count(group.count), show(group.loss), percent(number(group.share), 1), isClasses ? percent(group.recognised) : show(group.bias, 3)])));
  right.append(element);
  barChart(plot, { names: order.map(group => group.name), values: order.map(group => number(group.loss)), title: "mean loss", texts: order.map(group => isClasses ? `${show(group.loss, 3)} · ${percent(group.recognised)} right` : show(group.loss, 3)), mark: finite(report.yardstick.prior) !== null ? { value: number(report.yardstick.prior), text: "best constant" } : null });
  if (!isClasses && judged.answers.length) {
    const all = judged.answers.flatMap(answer => [finite(answer.target), finite(answer.prediction)]).filter(value => value !== null), pad = (Math.max(...all) - Math.min(...all)) * 0.04 || 1;
    const bias = judged.groups.reduce((sum, group) => sum + number(group.bias) * group.count, 0) / judged.count;
    const pairs = figure("Predictions against targets", `On the dotted line both agree. On average predictions are ${show(Math.abs(bias), 2)} ${bias < 0 ? "below" : "above"} their targets.`, "",
      table("Some predictions", [amount(judged.target), amount("prediction"), amount("difference")], some(judged.answers, 40).map(answer => [show(answer.target), show(answer.prediction), show(number(answer.prediction) - number(answer.target), 3)])));
    left.append(pairs.element);
    agreementChart(pairs.plot, { x: judged.answers.map(answer => finite(answer.target)), y: judged.answers.map(answer => finite(answer.prediction)), texts: judged.answers.map(answer => `target ${show(answer.target)}, prediction ${show(answer.prediction)}`), xTitle: cut(judged.target, 30), yTitle: "prediction", range: [Math.min(...all) - pad, Math.max(...all) + pad] });
    const miss = figure("Residuals", "Mean of prediction − target in each range: a slope means that the ends are pulled to the middle.", "", null);
    right.append(miss.element);
    barChart(miss.plot, { names: judged.groups.map(group => group.name), values: judged.groups.map(group => number(group.bias)), texts: judged.groups.map(group => show(group.bias, 2)), title: "prediction − target", range: symmetric(judged.groups.map(group => finite(group.bias) ?? 0)) });
  }
  if (judged.calibration) {
    const bins = judged.calibration.bins, words = number(judged.calibration.error);
    const honest = figure("Calibration", `Of answers given with 80 %, are 80 % right? On average confidence and accuracy are ${percent(words, 1)} apart${judged.count < 200 ? `, of only ${judged.count} examples` : ""}.`, "",
      table("Reliability", [text("confidence"), amount("answers"), amount("mean confidence"), amount("right")], bins.map(bin => [`${percent(bin.from)} to ${percent(bin.to)}`, count(bin.count), percent(bin.confidence, 1), percent(bin.accuracy, 1)])));
    left.append(honest.element);
    const most = Math.max(...bins.map(bin => bin.count));
    agreementChart(honest.plot, { x: bins.map(bin => bin.confidence), y: bins.map(bin => bin.accuracy), sizes: bins.map(bin => 6 + 16 * Math.sqrt(bin.count / most)), texts: bins.map(bin => `${count(bin.count)} answers: ${percent(bin.confidence)} sure, ${percent(bin.accuracy)} right`), xTitle: "confidence", yTitle: "share that is right", range: [-0.03, 1.03], lines: true });
  }
}
const symmetric = values => { const most = Math.max(...values.map(Math.abs)) || 1; return [-most, most]; };

function layers() {
  const measures = [...new Set(report.signals.map(signal => signal.measure))];
  if (!measures.length) return;
  const about = {
    "dead units": ["Dead units", "The share of units that are 0 for every row, so that they never learn.", false, [0, 1], ".0%"],
    "openness": ["Openness", "The mean slope of an activation over its largest: near 0 it is flat and passes no gradient.", false, [0, 1.02], ".2f"],
    "activation size": ["Activations", "Their root mean square.", true],
    "gradient size": ["Gradients", "Their root mean square, by weight.", true],
    "update to weight": ["Update : weight", "How far one step moves a weight, over its size.", true],
    "gradient, first to last": ["Gradient, first layer to last", "Far below 1 the gradient fades on its way to the input.", true],
  };
  const grid = make("div", { class: "grid" });
  section("layers", "Inside the layers", "Looked at ever more rarely as the run goes on. The shaded band is what healthy runs have.", grid);
  for (const measure of measures) {
    const [title, words, isLog, range, format] = about[measure] ?? [measure, "", false];
    const own = report.signals.filter(signal => signal.measure === measure);
    const { element, plot } = figure(title, words, "", table(title, [text("layer"), amount("first"), amount("least"), amount("largest"), amount("last")],
      own.map(signal => { const values = signal.values.map(number); return [signal.layer, show(values[0], 3), show(Math.min(...values), 3), show(Math.max(...values), 3), show(values[values.length - 1], 3)]; })));
    grid.append(element);
    const series = own.map(signal => ({ name: signal.layer, x: signal.steps, y: signal.values.map(value => { value = finite(value); return isLog && !(value > 0) ? null : value; }) }));
    if (series.some(one => one.y.some(value => value !== null))) lineChart(plot, { series, isLog, range, format, low: own[0].low ?? undefined, high: own[0].high ?? undefined });
    else plot.replaceWith(make("p", {}, "No finite number."));
  }
}

function experiments() {
  if (!report.experiments.length) return;
  const grid = make("div", { class: "grid" });
  section("experiments", "Experiments", "Made to tell causes apart, mostly short runs from the weights the run began with; the run itself is as if they had not been.", grid);
  for (const experiment of report.experiments) {
    const runs = experiment.runs;
    if (!runs.length) { grid.append(make("div", { class: "card" }, make("h3", {}, experiment.name), make("p", {}, `${experiment.why} ${experiment.outcome}.`))); continue; }
    const { element, plot } = figure(experiment.name, `${experiment.why} ${experiment.outcome}.`, "small",
      table(experiment.name, [text("run"), amount("steps"), amount("loss before"), amount("loss after"), amount("skill")], runs.map(trial => [trial.name, count(trial.run.steps), show(trial.run.start), show(trial.run.end), show(trial.run.skill, 2)])));
    grid.append(element);
    barChart(plot, { names: runs.map(trial => trial.name), values: runs.map(trial => Math.max(-0.25, finite(trial.run.skill) ?? 0)), title: "skill: 0 the best constant, 1 perfect", range: [-0.3, 1], texts: runs.map(trial => Number.isFinite(number(trial.run.end)) ? `${show(trial.run.skill, 2)} (loss ${show(trial.run.end, 3)})` : "diverged") });
  }
}

function surroundings() {
  const card = (title, ...children) => make("div", { class: "card" }, make("h3", {}, title), ...children);
  const grid = make("div", { class: "grid" });
  if (report.facts.length) grid.append(card("What the run said", facts(report.facts)));
  if (report.settings.length) grid.append(card("Settings", facts(report.settings)));
  if (report.environment.length) grid.append(card("Environment", facts(report.environment)));
  if (report.command) {
    const copy = make("button", { type: "button", class: "copy", onclick: () => navigator.clipboard?.writeText(report.command).then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Select and copy it"; }) }, "Copy");
    grid.append(card("The same run again", make("pre", { class: "text", tabindex: 0 }, report.command), copy));
  }
  if (grid.children.length) section("surroundings", "Settings and surroundings", null, grid);
  document.body.append(make("footer", {}, "One file, with all it needs in it. The numbers are in report.json beside it; 'descent report FOLDER' makes the page again."));
}

function themes() {
  const button = document.getElementById("theme"), system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  const set = dark => {
    root.dataset.theme = dark ? "dark" : "light";
    button.textContent = dark ? "Light" : "Dark";
    button.setAttribute("aria-label", dark ? "Show it light" : "Show it dark");
    drawAll();
  };
  button.addEventListener("click", () => set(chosen = root.dataset.theme !== "dark"));
  system.addEventListener("change", () => { if (chosen === null) set(system.matches); });
  set(system.matches);
  addEventListener("beforeprint", () => { root.classList.add("paper"); set(false); });
  addEventListener("afterprint", () => { root.classList.remove("paper"); set(chosen ?? system.matches); });
}

themes();
summary();
const loss = curve();
findings();
apart();
layers();
experiments();
surroundings();

// The curve of the loss, with the findings pinned to the steps they speak of.

const own = i => colour("f" + i % 6);

/** Draws the curve; returns what to call when a finding is looked at, when the scale changes, and to see the whole run again. */
function lossChart(element, rail, report) {
  let isLog = startsLog(report), lit = -1;
  const epochs = report.epochs, last = epochs[epochs.length - 1];
  const lines = [
    { key: "train", name: "train", points: epochs.map(epoch => [epoch.step, finite(epoch.train)]) },
    { key: "validation", name: "validation", points: epochs.map(epoch => [epoch.step, finite(epoch.validation ?? null)]).filter(point => point[1] !== null) },
  ].filter(line => line.points.length > 0);
  const batches = report.batches.map(point => ({ x: point.step, mean: finite(point.mean), low: finite(point.least), high: finite(point.largest) }));
  const best = epochs.find(epoch => epoch.number === report.bestEpoch);
  const end = Math.max(report.step, last?.step ?? 0, 1) * 1.005 + (report.failure ? 1 : 0);
  const epochOf = step => report.stepsPerEpoch ? ` · epoch ${Math.max(1, Math.ceil(step / report.stepsPerEpoch))}` : "";

  function limits() {
    const curve = lines.flatMap(line => line.points.map(point => point[1])).concat(batches.map(point => point.mean)).filter(value => value !== null && (!isLog || value > 0));
    const sorted = [...curve].sort((a, b) => a - b);
    const usual = sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1; // a lone spike does not press all else flat
    const near = references(report).filter(mark => mark.text !== "floor" || Math.min(...curve) - mark.y < 0.6 * (usual - Math.min(...curve))); // a floor far below would take half the room
    const marks = near.map(mark => mark.y).filter(value => !isLog || value > 0);
    const top = report.failure ? Math.max(...curve, ...marks) : Math.max(usual, ...lines.flatMap(line => line.points.map(point => point[1] ?? 0)), ...marks.filter(value => value < 20 * usual));
    const values = [...curve, ...marks];
    let low = Math.min(...values), high = top;
    if (!(high > low)) [low, high] = [low - 1, high + 1];
    if (isLog) [low, high] = [Math.log10(low), Math.log10(high)];
    const pad = (high - low) * 0.07;
    return [!isLog && low >= 0 ? Math.max(low - pad, -pad / 2) : low - pad, high + pad];
  }

  const draw = chart(element, ({ width, height, isNarrow }) => {
    const margin = { l: 52, r: isNarrow ? 14 : 142, t: 14, b: 42 };
    const [low, high] = limits();
    const at = value => isLog ? Math.log10(value) : value;
    const inner = height - margin.t - margin.b;
    const edge = key => ({ type: "scatter", mode: "lines", x: batches.map(point => point.x), y: batches.map(point => point[key]), line: { width: 0 }, hoverinfo: "skip" });
    const isSpread = batches.some(point => point.low !== point.high);
    const traces = [
      ...(isSpread ? [edge("low"), { ...edge("high"), fill: "tonexty", fillcolor: colour("train") + "22" }] : []),
      { type: "scatter", mode: batches.length < 2 ? "markers" : "lines", name: "batch", x: batches.map(point => point.x), y: batches.map(point => point.mean), line: { color: colour("train"), width: 1 }, opacity: lines.length ? 0.38 : 1, hovertemplate: "%{y:.4g}" },
      ...lines.map(line => ({
        type: "scatter", mode: line.points.length <= 40 ? "lines+markers" : "lines", name: line.name, x: line.points.map(point => point[0]), y: line.points.map(point => point[1]),
        line: { color: colour(line.key), width: 2.25 }, marker: { size: 5 }, hovertemplate: "%{y:.4g}",
      })),
    ];
    if (best) traces.push({ type: "scatter", mode: "markers", name: `best, epoch ${best.number}`, x: [best.step], y: [finite(best.validation ?? best.train)], marker: { size: 12, symbol: "circle-open", color: colour(best.validation == null ? "train" : "validation"), line: { width: 2 } }, hovertemplate: "%{y:.4g}" });
    const ends = lines.map(line => { const [, y] = line.points[line.points.length - 1]; return { x: end, y, text: `${line.name} ${show(y, 3)}`, colour: colour(line.key) }; });
    if (!lines.length && batches.length) { const point = batches[batches.length - 1]; ends.push({ x: end, y: point.mean, text: `batch ${show(point.mean, 3)}`, colour: colour("train") }); }
    const marks = references(report).filter(mark => (!isLog || mark.y > 0) && at(mark.y) >= low);
    ends.push(...marks.map(mark => ({ x: end, y: mark.y, text: `${mark.text} ${show(mark.y)}`, colour: colour("mark"), size: 11 })));
    return {
      traces,
      layout: {
        margin, uirevision: isLog,
        xaxis: along("step", { range: [0, end], nticks: isNarrow ? 4 : 8, unifiedhovertitle: { text: "step %{x}" } }),
        yaxis: axis(isNarrow ? "" : "loss", { type: isLog ? "log" : "linear", range: [low, high], nticks: 7, ...(isLog ? logTicks(low, high) : {}) }),
        shapes: [...marks.map(mark => line({ yref: "y", y0: mark.y, y1: mark.y, xref: "paper", x0: 0, x1: 1 }, colour("mark"), 1, "dot")), ...pinned(), ...failed()],
        annotations: [...endLabels(ends, { low, high, height: inner, isLog, isNarrow }), ...failureLabel()],
      },
    };
  });

  // A finding stands at the step where it was first seen; looked at, it shows how long it held.
  function pinned() {
    return report.findings.flatMap((finding, i) => [
      line({ xref: "x", x0: finding.step, x1: finding.step, yref: "paper", y0: 0, y1: 1 }, own(i), lit === i ? 3 : 1.25, finding.resolvedAt == null ? "solid" : "dash"),
      ...(lit === i ? [{ type: "rect", layer: "below", xref: "x", x0: finding.step, x1: finding.resolvedAt ?? end, yref: "paper", y0: 0, y1: 1, line: { width: 0 }, fillcolor: own(i) + "1c" }] : []),
    ]);
  }

  function failed() { return report.failure ? [line({ xref: "x", x0: report.step + 1, x1: report.step + 1, yref: "paper", y0: 0, y1: 1 }, colour("bad"), 2, "solid")] : []; }
  function failureLabel() { return report.failure ? [{ xref: "x", x: report.step + 1, yref: "paper", y: 0, xanchor: "right", yanchor: "bottom", xshift: -6, showarrow: false, text: `ended at step ${report.step + 1}`, font: { color: colour("bad") } }] : []; }

  // The pins stand above their lines, side by side where several speak of one step; they follow the zoom.
  function place() {
    const layout = element.layout, [from, to] = layout.xaxis.range, { l, r } = layout.margin, room = layout.width - l - r;
    const free = [];
    const seen = [...rail.children].map((pin, i) => ({ pin, x: l + (report.findings[i].step - from) / (to - from) * room })).sort((a, b) => a.x - b.x);
    for (const { pin, x } of seen) {
      pin.hidden = x < l - 1 || x > l + room + 1;
      if (pin.hidden) continue;
      let row = 0;
      while (Math.max(x, free[row] ?? -99) > l + room + 12 || (free[row] ?? -99) - x > room / 2) row++;
      const left = Math.max(x, free[row] ?? -99);
      free[row] = left + 28;
      Object.assign(pin.style, { left: `${left}px`, top: `${row * 28}px` });
    }
    rail.style.height = `${rail.children.length ? Math.max(1, free.length) * 28 : 0}px`;
  }
  element.addEventListener("drawn", place);
  element.on("plotly_relayout", place);
  place();

  return {
    look(i) { lit = i; draw(); },
    scale(log) { isLog = log; draw(); },
    whole() { Plotly.relayout(element, { "xaxis.range": [0, end], "yaxis.range": limits() }); },
    isLog: () => isLog,
    describe: () => `Loss over ${count(report.step)} steps` + epochOf(report.step) + ". " + lines.map(line => `${line.name}: ${show(line.points[0][1])} at first, ${show(line.points[line.points.length - 1][1])} at last`).join("; ")
      + (best ? `; best ${show(best.validation ?? best.train)} in epoch ${best.number}` : "") + ". " + references(report).map(mark => `${mark.text} ${show(mark.y)}`).join(", ") + ".",
  };
}

const line = (place, colour, width, dash) => ({ type: "line", ...place, line: { color: colour, width, dash } });

/** What a loss is held against: marked lines. */
function references(report) {
  const marks = [{ text: "expected start", y: finite(report.yardstick.start) }, { text: "best constant", y: finite(report.yardstick.prior) }, { text: "floor", y: finite(report.yardstick.floor) }];
  const highest = Math.max(...report.batches.map(point => finite(point.mean) ?? 0), ...report.epochs.map(epoch => finite(epoch.train) ?? 0));
  return marks.filter(mark => mark.y !== null && (mark.text !== "expected start" || mark.y < 5 * highest || report.start != null && finite(report.start) > mark.y / 5));
}

/** Whether the curve spans so much that only powers of ten can be read. */
function startsLog(report) {
  const values = report.epochs.flatMap(epoch => [finite(epoch.train), finite(epoch.validation ?? null)]).concat(report.epochs.length ? [] : report.batches.map(point => finite(point.mean))).filter(value => value !== null);
  return values.length > 0 && Math.min(...values) > 0 && Math.max(...values) > 200 * Math.min(...values);
}

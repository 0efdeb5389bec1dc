// The charts of the page: one look for all, drawn anew whenever theme or width change.
const charts = [];
const root = document.documentElement;
const colour = name => getComputedStyle(root).getPropertyValue("--" + name).trim();
const number = value => typeof value === "string" ? Number(value) : value; // JSON has no NaN and no ∞: they come as texts
const finite = value => Number.isFinite(number(value)) ? number(value) : null;
const superscript = text => text.replace(/./g, digit => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(digit)]);

/** A number as a person reads it: four digits, powers of ten beyond that. */
function show(value, digits = 4) {
  value = number(value);
  if (value === null || value === undefined) return "–";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [mantissa, power] = value.toExponential(Math.min(1, digits - 1)).split("e");
    return `${mantissa.replace("-", "−")}·10${superscript(String(Number(power)))}`;
  }
  const text = size >= 10 ** digits ? Math.round(value).toString() : Number(value.toPrecision(digits)).toString();
  const [whole, rest] = text.split(".");
  return (whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "")).replace("-", "−");
}
const count = value => Math.round(value).toLocaleString("en");
const percent = (value, digits = 0) => finite(value) === null ? "–" : `${(100 * number(value)).toFixed(digits).replace(/^-(?=0(\.0+)?$)/, "").replace("-", "−")} %`;
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const plain = text => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); // the charts' own labels know a little HTML
const cut = (text, most) => [...text].length > most ? [...text].slice(0, most - 1).join("") + "…" : text;

/** Draws into an element, now and whenever it must be drawn again. */
function chart(element, make) {
  const draw = () => {
    const width = element.clientWidth, height = element.clientHeight;
    const { traces, layout } = make({ width, height, isNarrow: width < 480 });
    Plotly.react(element, traces, { ...base(width, height), ...layout }, { displayModeBar: false, doubleClick: "reset", scrollZoom: false });
    element.dispatchEvent(new Event("drawn"));
  };
  charts.push({ element, draw });
  draw();
  let width = element.clientWidth;
  new ResizeObserver(() => { if (element.clientWidth !== width) { width = element.clientWidth; draw(); } }).observe(element);
  return draw;
}

const drawAll = () => charts.forEach(one => one.draw());

function base(width, height) {
  return {
    width, height,
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: 'system-ui, -apple-system, "Segoe UI", sans-serif', size: 12, color: colour("soft") },
    showlegend: false, hovermode: "x unified",
    dragmode: matchMedia("(pointer: coarse)").matches ? false : "zoom", // a finger scrolls the page
    hoverlabel: { bgcolor: colour("card"), bordercolor: colour("line"), font: { color: colour("ink") } },
  };
}

/** An axis: faint lines across, none along. */
function axis(title, more = {}) {
  return { title: { text: title, standoff: 8 }, gridcolor: colour("grid"), zeroline: false, showline: false, automargin: false, fixedrange: false, ...more };
}
const along = (title, more = {}) => axis(title, { separatethousands: true, showgrid: false, ticks: "outside", ticklen: 4, tickcolor: colour("line"), showline: true, linecolor: colour("line"), ...more });

/** Ticks of a log axis: 1, 2, 5 where few powers are seen, else powers. */
const logTicks = (low, high) => high - low < 2.2 ? { dtick: "D2" } : { dtick: Math.max(1, Math.round((high - low) / 5)), exponentformat: "power" };

/** Labels at the ends of lines, moved apart where they would cover each other. */
function endLabels(ends, { low, high, height, isLog, isNarrow }) {
  const at = value => isLog ? Math.log10(value) : value;
  const pixel = value => (high - at(value)) / (high - low) * height;
  const sorted = ends.filter(end => finite(end.y) !== null && (!isLog || end.y > 0)).sort((a, b) => b.y - a.y).map(end => ({ ...end, place: pixel(end.y) }));
  const gap = 15;
  for (let i = 1; i < sorted.length; i++) sorted[i].place = Math.max(sorted[i].place, sorted[i - 1].place + gap);
  const over = sorted.length ? Math.max(0, sorted[sorted.length - 1].place - height + 4) : 0;
  for (const end of sorted) end.place -= over;
  return sorted.map(end => ({
    x: end.x, y: at(end.y), xref: "x", yref: "y", text: plain(end.text), showarrow: false, font: { color: end.colour, size: end.size ?? 12 }, bgcolor: isNarrow ? colour("card") + "b0" : undefined, borderpad: 0,
    xanchor: isNarrow ? "right" : "left", xshift: isNarrow ? 0 : 8, yanchor: isNarrow ? "bottom" : "middle", yshift: pixel(end.y) - end.place,
  }));
}

/** Several lines over steps, with the range of healthy runs behind them. */
function lineChart(element, { series, isLog, range, title, format, low, high, name = "step" }) {
  chart(element, ({ width, height, isNarrow }) => {
    const values = series.flatMap(one => one.y).filter(value => value !== null && (!isLog || value > 0));
    const edge = [low, high].filter(value => value !== null && value !== undefined && value > (isLog ? 0 : -Infinity));
    let [least, most] = range ?? [Math.min(...values), Math.max(...values)];
    if (!range && values.length) for (const value of edge) { least = Math.min(least, value); most = Math.max(most, value); }
    if (isLog) [least, most] = [Math.log10(least), Math.log10(most)];
    const pad = range ? 0 : (most - least || Math.abs(most) || 1) * 0.08;
    [least, most] = [least - pad, most + pad];
    const margin = { l: 56, r: isNarrow ? 14 : 112, t: 12, b: 40 };
    const real = value => isLog ? 10 ** value : value;
    const few = series.length <= 6;
    const traces = series.map((one, i) => ({
      type: "scatter", mode: one.x.length < 2 ? "markers" : "lines", x: one.x, y: one.y, name: plain(cut(one.name, 28)),
      line: { color: colour(one.colour ?? "l" + i % 6), width: 1.75 }, fill: one.fill, fillcolor: one.fillColour, stackgroup: one.stack, hovertemplate: `%{y:${format ?? ".3g"}}`,
    }));
    const last = one => { const i = one.y.findLastIndex(value => value !== null); return { x: one.x[i], y: one.stack ? series.slice(0, series.indexOf(one) + 1).reduce((sum, below) => sum + below.y[i], 0) : one.y[i] }; };
    const healthy = low === undefined && high === undefined || low === null && high === null ? [] : [{
      type: "rect", xref: "paper", x0: 0, x1: 1, yref: "y", layer: "below", line: { width: 0 }, fillcolor: colour("band"),
      y0: low ?? real(least), y1: high ?? real(most),
    }];
    const xs = series.flatMap(one => one.x), end = Math.max(...xs, 1);
    return {
      traces,
      layout: {
        margin,
        xaxis: along(name, { range: [0, end * (isNarrow ? 1.02 : 1.01)], nticks: isNarrow ? 4 : 6 }),
        yaxis: axis(title ?? "", { type: isLog ? "log" : "linear", range: [least, most], nticks: 5, ...(isLog ? logTicks(least, most) : {}) }),
        shapes: healthy,
        annotations: few ? endLabels(series.map((one, i) => ({ ...last(one), text: cut(one.label ?? one.name, 17), colour: colour(one.colour ?? "l" + i % 6) })), { low: least, high: most, height: height - margin.t - margin.b, isLog, isNarrow }) : [],
        showlegend: !few, legend: { orientation: "h", y: -0.25 },
      },
    };
  });
}

/** Bars from left to right, each with its name and its number. */
function barChart(element, { names, values, texts, title, mark, range }) {
  if (mark && !(mark.value < 4 * Math.max(...values))) mark = null; // it would press the bars flat
  element.style.height = `${names.length * 23 + 56}px`;
  chart(element, ({ width, isNarrow }) => {
    const least = Math.min(0, ...values.filter(Number.isFinite)), most = Math.max(0, ...values.filter(Number.isFinite), mark?.value ?? 0) || 1;
    const written = Math.max(...texts.map(text => [...text].length)) * 6.6 + 10;
    const longest = Math.max(...names.map(name => [...cut(name, isNarrow ? 14 : 24)].length));
    const left = Math.min(width * 0.4, 18 + longest * 7), inner = width - left - 12, room = inner / Math.max(inner - written, inner / 5);
    return {
      traces: [{
        type: "bar", orientation: "h", x: values.map(finite), y: names.map((_, i) => i), marker: { color: colour("train") }, width: 0.62,
        text: texts.map(plain), textposition: values.map(value => value < 0 ? "none" : "outside"), cliponaxis: false, textfont: { color: colour("soft") }, hovertemplate: "%{customdata}: %{text}<extra></extra>", customdata: names.map(plain),
      }],
      layout: {
        hovermode: "closest",
        margin: { l: left, r: 12, t: 16, b: 40 },
        xaxis: along(title, { range: (range ?? [least, most]).map(edge => edge * room), nticks: 5, zeroline: true, zerolinecolor: colour("line"), fixedrange: true }),
        yaxis: axis("", { tickvals: names.map((_, i) => i), ticktext: names.map(name => plain(cut(name, isNarrow ? 14 : 24))), autorange: "reversed", showgrid: false, fixedrange: true, tickfont: { color: colour("ink") }, ticks: "outside", ticklen: 6, tickcolor: "rgba(0,0,0,0)" }),
        shapes: mark ? [{ type: "line", xref: "x", x0: mark.value, x1: mark.value, yref: "paper", y0: 0, y1: 1, line: { color: colour("mark"), width: 1, dash: "dot" } }] : [],
        annotations: values.flatMap((value, i) => value < 0 ? [{ x: 0, y: i, text: plain(texts[i]), showarrow: false, xanchor: "left", xshift: 4, font: { color: colour("soft"), size: 12 } }] : []).concat(mark ? [{ x: mark.value, y: 1, yref: "paper", text: plain(mark.text), showarrow: false, xanchor: mark.value > most * 0.6 ? "right" : "left", yanchor: "bottom", yshift: -2, xshift: 0, font: { color: colour("mark"), size: 11 } }] : []),
      },
    };
  });
}

/** Points against the line on which both numbers agree. */
function agreementChart(element, { x, y, sizes, texts, xTitle, yTitle, range, lines }) {
  chart(element, () => ({
    traces: [
      { type: "scatter", mode: "lines", x: range, y: range, line: { color: colour("mark"), width: 1, dash: "dot" }, hoverinfo: "skip" },
      {
        type: "scatter", mode: lines ? "lines+markers" : "markers", x, y, text: texts.map(plain), hovertemplate: "%{text}<extra></extra>",
        line: { color: colour("train"), width: 1.75 }, marker: { color: colour("train"), size: sizes ?? 5, opacity: sizes ? 1 : 0.55, line: { width: 0 } }, cliponaxis: false,
      },
    ],
    layout: { hovermode: "closest", margin: { l: 60, r: 16, t: 12, b: 44 }, xaxis: along(xTitle, { range, nticks: 6 }), yaxis: axis(yTitle, { range, nticks: 6, automargin: true }) },
  }));
}

import type { Bar } from "./bars.ts";
import type { Measured } from "./rounds.ts";

const heads = ["bar", "value", "gate", "goal", "rounds", "made of"];

/** The figures as people read them: the median, what it is held to, how far the rounds lie apart, and what it is made of. */
export function tableOf(bars: readonly Bar[], measured: ReadonlyMap<string, Measured>): string {
  const rows = bars.map((bar) => {
    const figure = measured.get(bar.name);
    const sign = bar.better === "more" ? ">=" : "<=";
    const spread = figure ? `${short(Math.min(...figure.rounds))} to ${short(Math.max(...figure.rounds))}` : "";
    return [bar.name, figure ? short(figure.value) : "-", `${sign} ${bar.gate}`, String(bar.goal), spread, figure?.note ?? "not measured"];
  });
  const widths = heads.map((_, column) => Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Three digits that count. */
export function short(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

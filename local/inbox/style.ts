/** The inbox's look: the app's own tokens, in light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(1 0 0), oklch(0.18 0.008 265));
  --panel: light-dark(oklch(0.985 0.002 265), oklch(0.215 0.009 265));
  --line: light-dark(oklch(0.918 0.005 265), oklch(0.32 0.012 265));
  --quiet: light-dark(oklch(0.44 0.014 265), oklch(0.75 0.012 265));
  --ink: light-dark(oklch(0.2 0.012 265), oklch(0.95 0.004 265));
  --accent: light-dark(oklch(0.47 0.17 268), oklch(0.78 0.11 268));
  --button: oklch(0.5 0.17 268);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 0.875rem/1.25rem ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 16px 24px; border-bottom: 1px solid var(--line); background: var(--panel); }
header span, dt, time, .search p { color: var(--quiet); }
.brand { color: inherit; font-size: 1rem; font-weight: 600; text-decoration: none; }
main { max-width: 960px; margin: 0 auto; padding: 24px; }
h1 { margin: 0 0 16px; font-size: 1.25rem; line-height: 1.75rem; overflow-wrap: anywhere; }
h2 { margin: 24px 0 8px; font-size: 0.875rem; }
.search { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 16px; }
.search label { font-weight: 500; }
.search p { margin: 0 0 0 auto; font-variant-numeric: tabular-nums; }
input, button { height: 32px; padding: 0 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--canvas); color: inherit; font: inherit; }
input { width: min(320px, 100%); border-color: light-dark(oklch(0.62 0.012 265), oklch(0.55 0.012 265)); }
button { background: var(--button); border-color: var(--button); color: oklch(1 0 0); font-weight: 500; cursor: pointer; }
.mails { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto; gap: 4px 16px; padding: 12px 16px; color: inherit; text-decoration: none; }
.mails a:hover { background: var(--panel); }
.mails a:focus-visible { outline-offset: -2px; }
.mails span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.subject { font-weight: 500; }
time, dd { font-variant-numeric: tabular-nums; }
.empty { margin: 32px 0 0; text-align: center; }
nav { display: flex; gap: 16px; margin-top: 16px; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 480px; resize: vertical; border: 1px solid var(--line); border-radius: 6px; color-scheme: light dark; background: Canvas; }
pre { margin: 0; padding: 16px; border: 1px solid var(--line); border-radius: 6px; background: var(--panel); font: 0.8125rem/1.25rem ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 640px) {
  main { padding: 16px; }
  .mails a { grid-template-columns: minmax(0, 1fr) auto; }
  .subject { grid-column: 1 / -1; }
}
`;

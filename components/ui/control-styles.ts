/** The look shared by everything one types or chooses in. 16 px on touch screens, or iOS zooms in. */
export const controlStyles = [
  "w-full min-w-0 rounded-md border border-control bg-canvas px-3 text-base text-ink pointer-coarse:text-lg",
  "transition-colors duration-100 hover:border-muted",
  "focus-visible:border-accent-text focus-visible:outline-2 focus-visible:-outline-offset-1",
  "aria-invalid:border-danger-text aria-invalid:focus-visible:outline-danger-text",
  "disabled:cursor-not-allowed disabled:bg-subtle disabled:text-muted",
].join(" ");

/** The look shared by menus, selects and popovers. */
export const popupStyles =
  "popup-motion max-h-(--available-height) overflow-y-auto overscroll-contain rounded-md bg-raised text-base text-body shadow-popup outline-none";

/** One line of a menu or a select. 32 px high, so well above the 24 px of WCAG 2.5.8. */
export const popupItemStyles = [
  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-base outline-none select-none pointer-coarse:min-h-10",
  "data-highlighted:bg-hover data-highlighted:text-ink data-disabled:text-muted [&_svg]:size-4 [&_svg]:shrink-0",
].join(" ");

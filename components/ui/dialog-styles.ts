/** Shared by dialogs, confirmations and the drawer. */
export const backdropStyles =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:opacity-0";

/** Centred above the middle; a sheet at the bottom of narrow screens. */
export const dialogStyles = [
  "fixed z-50 flex max-h-[calc(100dvh-4rem)] w-full flex-col gap-4 overflow-y-auto overscroll-contain bg-raised p-5 text-body shadow-dialog outline-none sm:p-6",
  "inset-x-0 bottom-0 rounded-t-md sm:inset-x-auto sm:top-[max(2rem,12dvh)] sm:bottom-auto sm:max-h-[calc(100dvh-max(2rem,12dvh)-2rem)] sm:left-1/2 sm:-translate-x-1/2 sm:rounded-md",
  "transition-[opacity,translate,scale] duration-150 ease-out data-starting-style:opacity-0 data-ending-style:opacity-0",
  "max-sm:data-starting-style:translate-y-4 max-sm:data-ending-style:translate-y-4 sm:data-starting-style:scale-98 sm:data-ending-style:scale-98",
].join(" ");

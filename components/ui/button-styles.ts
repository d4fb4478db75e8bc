import { cva, type VariantProps } from "class-variance-authority";

/** The looks of a button, shared by `Button` and `ButtonLink`. Every size is at least 24 px square (WCAG 2.5.8). */
export const buttonStyles = cva(
  [
    "relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md border border-transparent font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:cursor-not-allowed aria-disabled:cursor-not-allowed",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-ink hover:bg-accent-hover",
        secondary: "border-line-strong bg-canvas text-ink hover:bg-hover active:bg-pressed",
        ghost: "text-body hover:bg-hover hover:text-ink active:bg-pressed",
        danger: "bg-danger text-danger-ink hover:bg-danger-hover",
      },
      size: {
        sm: "h-7 px-2 text-sm",
        md: "h-8 px-3 text-base",
        lg: "h-10 px-4 text-base",
        icon: "size-8",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

/** How every variant looks while it cannot be pressed; still at 4.5:1, as its label must be readable to be asked about. */
export const inertStyles = "border-line bg-subtle text-muted hover:bg-subtle hover:text-muted active:bg-subtle";

export type ButtonStyles = VariantProps<typeof buttonStyles>;

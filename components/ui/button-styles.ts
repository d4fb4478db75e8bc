export type ButtonStyles = {
  variant?: "primary" | "secondary" | "ghost" | "danger";
  size?: "sm" | "md" | "lg" | "icon" | "value";
};

/** The class names of what looks like a button (`app/components.css`). */
export function buttonStyles({ variant = "secondary", size = "md" }: ButtonStyles = {}): string {
  return `button button-${variant} button-${size}`;
}

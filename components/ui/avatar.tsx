import { cn } from "./class-names.ts";
import { hueOf, initialsOf } from "./initials.ts";

const sizes = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-12 text-lg" };

/** Initials as a picture (PRODUCT 4.3); decorative, as the name stands beside it. `square` for organizations. */
export function Avatar({
  name,
  size = "md",
  square = false,
  className,
}: {
  name: string;
  size?: keyof typeof sizes;
  square?: boolean;
  className?: string;
}) {
  const hue = hueOf(name);
  return (
    <span
      aria-hidden
      style={{
        background: `light-dark(oklch(0.92 0.05 ${hue}), oklch(0.34 0.06 ${hue}))`,
        color: `light-dark(oklch(0.38 0.1 ${hue}), oklch(0.9 0.06 ${hue}))`,
      }}
      className={cn(
        "grid shrink-0 place-items-center font-semibold select-none",
        square ? "rounded-md" : "rounded-full",
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

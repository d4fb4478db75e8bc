import type { CSSProperties } from "react";
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
  const tint: CSSProperties & { "--hue": number } = { "--hue": hueOf(name) };
  return (
    <span
      aria-hidden
      style={tint}
      className={cn(
        "hue-tinted grid shrink-0 place-items-center font-semibold select-none",
        square ? "rounded-md" : "rounded-full",
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

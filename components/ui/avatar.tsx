import type { CSSProperties } from "react";
import { cn } from "./class-names.ts";
import { hueOf, initialsOf } from "./initials.ts";

const sizes = { sm: "size-6 text-[0.625rem]", md: undefined, lg: "size-12 text-lg" };

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
    <span aria-hidden style={tint} className={cn("avatar", square && "rounded-md", sizes[size], className)}>
      {initialsOf(name)}
    </span>
  );
}

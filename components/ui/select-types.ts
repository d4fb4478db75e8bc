import type { ComponentProps } from "react";

export type SelectOption = { value: string; label: string; description?: string; disabledReason?: string };

export type SelectListProps = {
  options: readonly SelectOption[];
  value: string;
  onValueChange: (value: string) => void;
  trigger: Pick<
    ComponentProps<"button">,
    "id" | "className" | "disabled" | "children" | "aria-label" | "aria-describedby" | "aria-invalid"
  >;
};

"use client";

import { Select } from "@base-ui/react/select";
import { Check } from "lucide-react";
import { cn } from "./class-names.ts";
import { popupItemStyles, popupStyles } from "./popup-styles.ts";
import type { SelectListProps, SelectOption } from "./select-types.ts";

/** The working part of `Select`, loaded when it is first opened. */
export default function SelectList({ options, value, onValueChange, trigger }: SelectListProps) {
  return (
    <Select.Root
      items={options}
      value={value || null}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      defaultOpen
    >
      <Select.Trigger {...trigger} />
      <Select.Portal role="region" aria-label="Choices">
        <Select.Positioner sideOffset={4} align="start" alignItemWithTrigger={false} collisionPadding={8} className="z-50">
          <Select.Popup
            className={cn(
              popupStyles,
              "max-h-[min(24rem,var(--available-height))] min-w-(--anchor-width) max-w-[min(24rem,var(--available-width))] p-1",
            )}
          >
            <Select.List>
              {options.map((option) => (
                <Select.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabledReason !== undefined}
                  className={cn(popupItemStyles, "relative pr-8")}
                >
                  <OptionText {...option} />
                  <Select.ItemIndicator className="absolute right-2 text-accent-text">
                    <Check aria-hidden />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}

function OptionText({ label, description, disabledReason }: SelectOption) {
  const note = disabledReason ?? description;
  return (
    <span className="flex flex-col">
      <Select.ItemText>{label}</Select.ItemText>
      {note && <span className="text-xs text-pretty text-muted">{note}</span>}
    </span>
  );
}

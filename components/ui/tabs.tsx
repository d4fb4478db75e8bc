"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

/** Views of one thing that need no address of their own; where each has one, use `TabLinks`. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { value: string; label: string; content: ReactNode }[] }) {
  return (
    <Base.Root defaultValue={tabs[0]?.value ?? null} className="flex flex-col gap-4">
      <Base.List aria-label={label} className="flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 shrink-0 border-b-2 border-transparent px-3 text-base text-muted -outline-offset-2 hover:text-ink data-active:border-accent-text data-active:font-medium data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="-outline-offset-2">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

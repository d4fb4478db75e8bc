import { Navigation } from "./navigation.tsx";
import { PaletteButton } from "./palette-button.tsx";
import type { NavItem, ShellData } from "./shell-data.ts";
import { Switcher } from "./switcher.tsx";
import { UserMenu } from "./user-menu.tsx";

/** Where am I, where can I go, who am I; the same in the column and in the drawer. */
export function Sidebar({ shell, items }: { shell: ShellData; items: readonly NavItem[] }) {
  return (
    <>
      <div className="flex flex-col gap-2 p-3 pb-2">
        <Switcher shell={shell} />
        <PaletteButton />
      </div>
      <Navigation items={items} />
      <div className="border-t p-3">
        <UserMenu user={shell.user} />
      </div>
    </>
  );
}

import type { ReactNode } from "react";
import { AccountShell } from "#app/account-shell.tsx";

export default function PersonalLayout({ children }: { children: ReactNode }) {
  return <AccountShell current={{ personal: true }}>{children}</AccountShell>;
}

import type { ReactNode } from "react";
import { AccountShell } from "#app/account-shell.tsx";

export default function OrganizationsLayout({ children }: { children: ReactNode }) {
  return <AccountShell current={null}>{children}</AccountShell>;
}

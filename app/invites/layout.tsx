import type { ReactNode } from "react";
import { Outside } from "#components/sign-in/outside.tsx";

export default function InvitesLayout({ children }: { children: ReactNode }) {
  return <Outside>{children}</Outside>;
}

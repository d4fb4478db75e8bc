import type { ReactNode } from "react";
import { Outside } from "#components/sign-in/outside.tsx";

export default function EmailChangeLayout({ children }: { children: ReactNode }) {
  return <Outside>{children}</Outside>;
}

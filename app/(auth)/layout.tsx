import type { ReactNode } from "react";
import { Outside } from "#components/sign-in/outside.tsx";

export default function AuthenticationLayout({ children }: { children: ReactNode }) {
  return <Outside>{children}</Outside>;
}

import type { ReactNode } from "react";
import { ThemeButton } from "#components/theme/theme-button.tsx";

/** Around the pages before the shell: nothing but how they look. */
export function Outside({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <div className="absolute top-3 right-3">
        <ThemeButton />
      </div>
    </>
  );
}

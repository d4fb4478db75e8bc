"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { restGet } from "#components/lists/rest-get.ts";
import { standingOf } from "./standing.ts";

/**
 * A layout is drawn once and stays while its pages change: so each new page asks whether the shell still says what is true,
 * and has it drawn anew where somebody's role has changed since.
 */
export function FollowStanding({ slug, mark }: ReturnType<typeof standingOf>) {
  const router = useRouter();
  const pathname = usePathname();
  const drawn = useRef({ pathname, mark });

  useEffect(() => {
    const isNewPage = drawn.current.pathname !== pathname;
    drawn.current = { pathname, mark };
    if (!isNewPage) return undefined;
    const abort = new AbortController();
    restGet<"organization.view">(`/orgs/${slug}`, abort.signal).then(
      (now) => standingOf(now).mark !== mark && router.refresh(),
      () => undefined, // the page itself says what is wrong
    );
    return () => abort.abort();
  }, [router, pathname, slug, mark]);

  return null;
}

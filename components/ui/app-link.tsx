import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A link to a page of ours whose address comes as data, so that the compiler cannot check it against the routes. */
export function AppLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  return <Link href={href as Route} {...props} />;
}

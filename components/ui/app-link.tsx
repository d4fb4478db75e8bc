import Link from "next/link";
import type { ComponentProps } from "react";
import { route } from "./route.ts";

type AppLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  href: string;
  /** Only the address changes; a list on this page that reads it shows the rest. From client components. */
  shallow?: boolean;
};

/** A link to a page of ours whose address comes as data, so that the compiler cannot check it against the routes. */
export function AppLink({ href, shallow = false, ...props }: AppLinkProps) {
  return <Link href={route(href)} {...props} {...(shallow && { onNavigate: (event) => changeAddress(event, href) })} />;
}

function changeAddress(event: { preventDefault: () => void }, href: string): void {
  event.preventDefault();
  window.history.pushState(null, "", href);
}

"use client";

import type { ComponentProps } from "react";
import { FailedPage } from "#components/shell/failed-page.tsx";

/** A page outside the organizations failed. Next's `reset` would draw the same answer of the server again; its `retry` asks for another. */
export default function ErrorPage({ error, retry }: ComponentProps<typeof FailedPage>) {
  return <FailedPage error={error} retry={retry} />;
}

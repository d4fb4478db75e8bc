import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { queryOf, type SearchParams } from "#app/query.ts";
import { readOwn } from "#app/read.ts";
import { WelcomeForm } from "#components/sign-in/welcome-form.tsx";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { localPath } from "#lib/local-path.ts";

export const metadata: Metadata = { title: "Welcome" };

/** The form of the first sign-in (PRODUCT 4.1); every page leads here until it is filled in, and it leads back. */
export default async function WelcomePage({ searchParams }: { searchParams: SearchParams }) {
  const query = await queryOf(searchParams);
  const next = localPath(query["next"]);
  const { name, email, region } = await readOwn("profile.view", {});
  if (name !== null && region !== null) redirect(next);

  return (
    <PlainPage
      width="wide"
      title="Welcome to Guildhall"
      description={
        <>
          You are signed in as <strong className="font-medium break-words">{email}</strong>. Two answers, and you are there.
        </>
      }
    >
      <WelcomeForm name={name ?? query["name"]} next={next} />
    </PlainPage>
  );
}

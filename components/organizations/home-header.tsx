import { Pencil, UserPlus } from "lucide-react";
import { regionWord, roleWord } from "#components/words.ts";
import { GuardedLink } from "#components/ui/guarded-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";

type HomeHeaderProps = { organization: Pick<OutputOf<"organization.view">, "slug" | "name" | "region" | "ownerName" | "me" | "may"> };

/** Where am I, as what, and what people come here to do. */
export function HomeHeader({ organization: { slug, name, region, ownerName, me, may } }: HomeHeaderProps) {
  return (
    <PageHeader
      title={name}
      description={`Owned by ${ownerName}. Your role is ${roleWord(me.role).toLowerCase()}; the data is kept in the ${regionWord(region)}.`}
      actions={
        <>
          <GuardedLink decision={may["organization.update"]} href={`/orgs/${slug}/settings`}>
            <Pencil aria-hidden />
            Edit profile
          </GuardedLink>
          <GuardedLink decision={may["invitation.create"]} href={`/orgs/${slug}/invites/new`} variant="primary">
            <UserPlus aria-hidden />
            Invite people
          </GuardedLink>
        </>
      }
    />
  );
}

"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Disclosure } from "#components/consequences/disclosure.tsx";
import { Effects } from "#components/consequences/effects.tsx";
import { RestError } from "#components/lists/rest-get.ts";
import { restPost } from "#components/lists/rest-post.ts";
import { membersKey } from "#components/members/member-query.ts";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import type { InputOf } from "#lib/operations/perform.ts";

type WhatTheyGainProps = { slug: string; teamId: string; people: InputOf<"team.addMembers">["people"] };

/** What those gain who are to join; asked once it is opened, as rows come and go while one types. */
export function WhatTheyGain({ slug, teamId, people }: WhatTheyGainProps) {
  const [opened, setOpened] = useState(false);
  const { data, error } = useQuery({
    queryKey: [...membersKey(slug), "plan", "joining", teamId, people],
    queryFn: ({ signal }) =>
      restPost<"team.previewAdditions">(`/orgs/${slug}/teams/${teamId}/members/addition-preview`, { teamId, people }, signal),
    enabled: opened,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <Disclosure summary="What they gain" onOpen={() => setOpened(true)}>
      {error ? (
        <Callout tone="danger">{error instanceof RestError ? failureSentence(error.error) : "The server could not be reached."}</Callout>
      ) : data ? (
        <Effects effects={data.effects} none="Nothing changes in what they can do." />
      ) : (
        <SkeletonRows label="Looking at what they gain" />
      )}
    </Disclosure>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { restGet } from "#components/lists/rest-get.ts";
import { membersKey } from "#components/members/member-query.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

/** A question to the policy, all of it in the address, so that it can be sent to somebody. */
export function useQuestion(slug: string, me: { userId: string }) {
  const [asked, ask] = useQueryStates({
    person: parseAsString.withDefault(me.userId),
    permission: parseAsString.withDefault(""),
    team: parseAsString.withDefault(""),
    toTeam: parseAsString.withDefault(""),
    member: parseAsString.withDefault(""),
    role: parseAsString.withDefault(""),
    project: parseAsString.withDefault(""),
  });
  const { person, team, toTeam, member, role, project } = asked;
  const about = new URLSearchParams(
    Object.entries({ teamId: team, toTeamId: toTeam, aboutUserId: member, role }).filter(([, value]) => value !== ""),
  ).toString();
  const here = useQuery({
    queryKey: [...membersKey(slug), "explain", person, about],
    queryFn: ({ signal }) => restGet<"member.explain">(`/orgs/${slug}/members/${person}/permissions?${about}`, signal),
  });
  const inProject = useQuery({
    queryKey: [...membersKey(slug), "explain", person, "in", project],
    queryFn: ({ signal }) => restGet<"project.explain">(`/orgs/${slug}/projects/${project}/people/${person}/permissions`, signal),
    enabled: project !== "",
  });
  return { asked, ask, here, inProject };
}

export type Asked = ReturnType<typeof useQuestion>["asked"];
export type Ask = (changes: Partial<Record<keyof Asked, string | null>>) => void;
export type Question = OutputOf<"organization.viewRoles">["questions"][number];
export type Explained = OutputOf<"member.explain">;
export type ExplainedInProject = OutputOf<"project.explain">;

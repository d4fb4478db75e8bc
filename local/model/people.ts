import { noInput } from "#lib/fields.ts";
import { completeAccountInput, revokeSessionInput, updateProfileInput } from "#lib/profile/input.ts";
import { modelled, nobody } from "./modelled.ts";
import { requireOutside } from "./rules.ts";
import { refuse } from "./world.ts";

export const peopleModel = {
  "account.complete": modelled(completeAccountInput, {
    askers: ({ people }) => Object.values(people).filter(({ personalRegion }) => personalRegion === null),
    input: (choose) => ({ name: choose(["Ned Newman", "Ann Other"]), region: choose(["us", "eu"]) }),
    foretell: ({ person }, { name, region }) => {
      // The first answer holds (PRODUCT 5.2).
      person.name ??= name;
      person.personalRegion ??= region;
    },
  }),
  "profile.update": modelled(updateProfileInput, {
    input: (choose, { person }) => ({ name: choose([person.name ?? "Ned Newman", "New Name"]) }),
    foretell: ({ person }, { name }) => {
      requireOutside(person, "profile.update");
      person.name = name;
    },
  }),
  "session.revoke": modelled(revokeSessionInput, {
    input: (choose, { world, person }) => {
      const anybodys = [...Object.values(world.people).flatMap(({ sessions }) => sessions), { sessionId: nobody }];
      // Mostly one's own: as one among all, in three runs of a hundred none would be ended.
      return { sessionId: choose(choose([person.sessions, person.sessions, anybodys].filter((group) => group.length > 0))).sessionId };
    },
    foretell: ({ person }, { sessionId }) => {
      if (!person.sessions.some((session) => session.sessionId === sessionId)) refuse("notFound");
      person.sessions = person.sessions.filter((session) => session.sessionId !== sessionId);
    },
  }),
  "session.signOut": modelled(noInput, {
    input: () => ({}),
    foretell: ({ person, session }) => {
      person.sessions = person.sessions.filter(({ sessionId }) => sessionId !== session.sessionId);
    },
  }),
  "session.signOutEverywhere": modelled(noInput, {
    input: () => ({}),
    foretell: ({ person }) => {
      person.sessions = [];
    },
  }),
};

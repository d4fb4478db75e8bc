import type { OrganizationRole, TeamRole } from "#lib/policy/roles.ts";
import type { Region } from "#lib/regions.ts";

/** The people of every test and of the seed. Ines is not here: she exists only as an invitation to Acme. */
export const cast = {
  olivia: { name: "Olivia Owens", domain: "acme.example", region: "us" },
  adam: { name: "Adam Archer", domain: "acme.example", region: "us" },
  anna: { name: "Anna Abbott", domain: "acme.example", region: "us" },
  mona: { name: "Mona Meyer", domain: "acme.example", region: "us" },
  milo: { name: "Milo Marsh", domain: "acme.example", region: "us" },
  tara: { name: "Tara Torres", domain: "acme.example", region: "us" },
  bella: { name: "Bella Brook", domain: "acme.example", region: "us" },
  kim: { name: "Kim Kato", domain: "freelance.example", region: "us" },
  gus: { name: "Gus Gruber", domain: "globex.example", region: "eu" },
  nina: { name: "Nina Novak", domain: "nowhere.example", region: "us" },
  uri: { name: "Uri Ulm", domain: "unverified.example", region: "us" },
  /** Was in Acme and is no more. */
  remy: { name: "Remy Roth", domain: "acme.example", region: "us" },
} as const satisfies Record<string, { name: string; domain: string; region: Region }>;

export type Person = keyof typeof cast;
export const people = Object.keys(cast).filter((name): name is Person => name in cast);

type Roles<Role> = Partial<Record<Person, Role>>;
type Casting = { name: string; region: Region; owner: Person; members: Roles<OrganizationRole>; teams: Record<string, Roles<TeamRole>> };

/** Adam, an admin, is outside Data; Anna, an admin too, is inside it. */
export const organizationCast: Record<"acme" | "globex", Casting> = {
  acme: {
    name: "Acme",
    region: "us",
    owner: "olivia",
    members: {
      olivia: "owner",
      adam: "admin",
      anna: "admin",
      mona: "maintainer",
      milo: "member",
      tara: "member",
      kim: "member",
      bella: "billing",
    },
    teams: {
      "My Team": {
        olivia: "admin",
        adam: "member",
        anna: "member",
        mona: "member",
        milo: "member",
        tara: "member",
        kim: "member",
        bella: "member",
      },
      Data: { tara: "admin", anna: "member" },
    },
  },
  globex: {
    name: "Globex",
    region: "eu",
    owner: "gus",
    members: { gus: "owner", kim: "member" },
    teams: { "My Team": { gus: "admin", kim: "member" } },
  },
};

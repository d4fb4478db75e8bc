import type { OwnerConnections } from "#local/databases.ts";
import { changedTables, countDenials, takeSnapshot, type Owned, type Snapshot } from "../support/snapshot.ts";
import type { OrganizationKey, Stage } from "./principals.ts";

/** A stage whose rows are compared with how they were when last looked at. */
export class Watched {
  readonly stage: Stage;
  readonly #connections: OwnerConnections;
  readonly #part: OrganizationKey | undefined;
  #last: Snapshot | undefined;
  #denials: number | undefined;

  constructor(connections: OwnerConnections, stage: Stage, part?: OrganizationKey) {
    this.#connections = connections;
    this.stage = stage;
    this.#part = part;
  }

  /** Tables that differ from the last look; none at the first. */
  async look(): Promise<string[]> {
    const before = this.#last;
    this.#last = await takeSnapshot(this.#connections, this.#owned());
    return before ? changedTables(before, this.#last) : [];
  }

  /** How many refused writes were counted since this was last asked; none at the first. */
  async denialsSince(): Promise<number> {
    const before = this.#denials;
    this.#denials = await countDenials(this.#connections, this.#owned());
    return this.#denials - (before ?? this.#denials);
  }

  #owned(): Owned {
    const { owned, cast } = this.stage;
    if (!this.#part) return owned;
    const { accountId, slug } = cast[this.#part];
    return { accountIds: [accountId], userIds: [], tag: slug };
  }
}

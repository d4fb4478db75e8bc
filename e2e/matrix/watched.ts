import type { OwnerConnections } from "#local/databases.ts";
import { changedTables, takeSnapshot, type Snapshot } from "../support/snapshot.ts";
import type { OrganizationKey, Stage } from "./principals.ts";

/** A stage whose rows are compared with how they were when last looked at. */
export class Watched {
  readonly stage: Stage;
  readonly #connections: OwnerConnections;
  readonly #part: OrganizationKey | undefined;
  #last: Snapshot | undefined;

  constructor(connections: OwnerConnections, stage: Stage, part?: OrganizationKey) {
    this.#connections = connections;
    this.stage = stage;
    this.#part = part;
  }

  async begin(): Promise<void> {
    this.#last ??= await this.#take();
  }

  /** Tables that differ from the last look. */
  async look(): Promise<string[]> {
    const before = this.#last;
    this.#last = await this.#take();
    return before ? changedTables(before, this.#last) : [];
  }

  /** Null when nothing changed but exactly so many denials were counted. */
  async changes({ denials }: { denials: number }): Promise<string | null> {
    const before = this.#last?.denials ?? 0;
    const changed = await this.look();
    const counted = (this.#last?.denials ?? 0) - before;
    if (changed.length > 0) return `changed ${changed.join(", ")}`;
    return counted === denials ? null : `counted ${counted} denials instead of ${denials}`;
  }

  #take(): Promise<Snapshot> {
    const { owned, cast } = this.stage;
    if (!this.#part) return takeSnapshot(this.#connections, owned);
    const { accountId, slug } = cast[this.#part];
    return takeSnapshot(this.#connections, { accountIds: [accountId], userIds: [], tag: slug });
  }
}

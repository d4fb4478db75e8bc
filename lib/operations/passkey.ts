import { noInput } from "#lib/fields.ts";
import { addPasskey } from "#lib/passkeys/add.ts";
import { beginPasskey } from "#lib/passkeys/begin.ts";
import { addPasskeyInput, removePasskeyInput, renamePasskeyInput } from "#lib/passkeys/input.ts";
import { listPasskeys } from "#lib/passkeys/list.ts";
import { removePasskey } from "#lib/passkeys/remove.ts";
import { renamePasskey } from "#lib/passkeys/rename.ts";
import { inDirectory } from "./operation.ts";

export const passkeyOperations = {
  "passkey.list": inDirectory({ permission: "passkey.list", input: noInput, query: listPasskeys, route: "GET /me/passkeys" }),
  "passkey.begin": inDirectory({ permission: "passkey.begin", input: noInput, verb: beginPasskey, route: "POST /me/passkeys/challenge" }),
  "passkey.add": inDirectory({ permission: "passkey.add", input: addPasskeyInput, verb: addPasskey, route: "POST /me/passkeys" }),
  "passkey.rename": inDirectory({
    permission: "passkey.rename",
    input: renamePasskeyInput,
    verb: renamePasskey,
    route: "PATCH /me/passkeys/{passkeyId}",
  }),
  "passkey.remove": inDirectory({
    permission: "passkey.remove",
    input: removePasskeyInput,
    verb: removePasskey,
    route: "DELETE /me/passkeys/{passkeyId}",
  }),
};

import { exportAudit } from "#lib/audit/export.ts";
import { auditListInput, denialListInput } from "#lib/audit/input.ts";
import { listAudit } from "#lib/audit/list.ts";
import { listDenials } from "#lib/audit/list-denials.ts";
import { verifyAudit } from "#lib/audit/verify.ts";
import { noInput } from "#lib/fields.ts";
import { inOrganization } from "./operation.ts";

export const auditOperations = {
  "audit.list": inOrganization({ permission: "audit.view", input: auditListInput, query: listAudit, route: "GET /orgs/{org}/audit" }),
  "audit.verify": inOrganization({
    permission: "audit.verify",
    input: noInput,
    query: verifyAudit,
    route: "GET /orgs/{org}/audit/verification",
  }),
  "audit.export": inOrganization({ permission: "audit.view", input: noInput, query: exportAudit, route: "GET /orgs/{org}/audit.csv" }),
  "audit.listDenials": inOrganization({
    permission: "audit.view",
    input: denialListInput,
    query: listDenials,
    route: "GET /orgs/{org}/denials",
  }),
};

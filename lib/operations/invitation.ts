import { noInput } from "#lib/fields.ts";
import { acceptInvitation } from "#lib/invitations/accept.ts";
import { exportRefused, listBatches, viewBatch } from "#lib/invitations/batches.ts";
import { cancelInvitation } from "#lib/invitations/cancel.ts";
import { checkInvitationCsv, checkInvitations, invitationCsvTemplate } from "#lib/invitations/check.ts";
import { copyInvitationLink } from "#lib/invitations/copy-link.ts";
import { createBulk } from "#lib/invitations/create-bulk.ts";
import { createInvitations } from "#lib/invitations/create.ts";
import { expireInvitations, expireInvitationsInput } from "#lib/invitations/expire.ts";
import {
  batchInput,
  batchViewInput,
  createInvitationsInput,
  invitationCsvInput,
  invitationInput,
  invitationListInput,
  invitationRowsInput,
  ownInvitationInput,
  tokenInput,
} from "#lib/invitations/input.ts";
import { listInvitations } from "#lib/invitations/list.ts";
import { mailAccepted, mailAcceptedInput } from "#lib/invitations/mail-accepted.ts";
import { markMailFailed } from "#lib/invitations/mail-failed.ts";
import { mailInvitation, mailInvitationInput } from "#lib/invitations/mail.ts";
import { declineInvitation } from "#lib/invitations/decline.ts";
import { removeInvitation } from "#lib/invitations/remove.ts";
import { resendInvitation } from "#lib/invitations/resend.ts";
import { sendBatch, sendBatchInput } from "#lib/invitations/send-batch.ts";
import { listOwnInvitations } from "#lib/invitations/list-own.ts";
import { openInvitation } from "#lib/invitations/open.ts";
import { invitationOptions } from "#lib/invitations/options.ts";
import {
  acrossDatabases,
  answeringInvitation,
  answeringOwnInvitation,
  byJob,
  fromActor,
  inOrganization,
  openingInvitation,
} from "./operation.ts";

export const invitationOperations = {
  "invitation.list": inOrganization({
    permission: "invitation.list",
    input: invitationListInput,
    query: listInvitations,
    route: "GET /orgs/{org}/invitations",
  }),
  "invitation.options": inOrganization({
    permission: "invitation.create",
    input: noInput,
    query: invitationOptions,
    route: "GET /orgs/{org}/invitations/options",
  }),
  "invitation.create": inOrganization({
    permission: "invitation.create",
    input: createInvitationsInput,
    verb: createInvitations,
    route: "POST /orgs/{org}/invitations",
  }),
  // Reads that a body is sent with: a thousand rows are no query.
  "invitation.check": inOrganization({
    permission: "invitation.create",
    input: invitationRowsInput,
    query: checkInvitations,
    route: "POST /orgs/{org}/invitations/check",
  }),
  "invitation.checkCsv": inOrganization({
    permission: "invitation.create",
    input: invitationCsvInput,
    query: checkInvitationCsv,
    route: "POST /orgs/{org}/invitations/check-csv",
  }),
  "invitation.csvTemplate": fromActor({
    permission: "invitation.create",
    input: noInput,
    query: invitationCsvTemplate,
    route: "GET /orgs/{org}/invitations/template.csv",
  }),
  "invitation.createBulk": inOrganization({
    permission: "invitation.create",
    input: invitationRowsInput,
    verb: createBulk,
    route: "POST /orgs/{org}/invitations/batches",
  }),
  "invitation.listBatches": inOrganization({
    permission: "invitation.list",
    input: noInput,
    query: listBatches,
    route: "GET /orgs/{org}/invitations/batches",
  }),
  "invitation.viewBatch": inOrganization({
    permission: "invitation.list",
    input: batchViewInput,
    query: viewBatch,
    route: "GET /orgs/{org}/invitations/batches/{batchId}",
  }),
  "invitation.exportRefused": inOrganization({
    permission: "invitation.list",
    input: batchInput,
    query: exportRefused,
    route: "GET /orgs/{org}/invitations/batches/{batchId}/refused.csv",
  }),
  "invitation.copyLink": inOrganization({
    permission: "invitation.create",
    input: invitationInput,
    verb: copyInvitationLink,
    route: "POST /orgs/{org}/invitations/{invitationId}/link",
  }),
  "invitation.cancel": inOrganization({
    permission: "invitation.cancel",
    input: invitationInput,
    verb: cancelInvitation,
    route: "DELETE /orgs/{org}/invitations/{invitationId}",
  }),
  "invitation.resend": inOrganization({
    permission: "invitation.resend",
    input: invitationInput,
    verb: resendInvitation,
    route: "POST /orgs/{org}/invitations/{invitationId}/resend",
  }),
  "invitation.remove": inOrganization({
    permission: "invitation.cancel",
    input: invitationInput,
    verb: removeInvitation,
    route: "DELETE /orgs/{org}/invitations/{invitationId}/record",
  }),
  // The token travels in the body: paths end up in logs.
  "invitation.open": openingInvitation({
    permission: "invitation.open",
    input: tokenInput,
    query: openInvitation,
    route: "POST /invitations/open",
  }),
  "invitation.accept": answeringInvitation({
    permission: "invitation.accept",
    input: tokenInput,
    verb: acceptInvitation,
    route: "POST /invitations/accept",
  }),
  "invitation.decline": answeringInvitation({
    permission: "invitation.decline",
    input: tokenInput,
    verb: declineInvitation,
    route: "POST /invitations/decline",
  }),
  "invitation.listOwn": acrossDatabases({
    permission: "invitation.listOwn",
    input: noInput,
    query: listOwnInvitations,
    route: "GET /me/invitations",
  }),
  "invitation.acceptOwn": answeringOwnInvitation({
    permission: "invitation.accept",
    input: ownInvitationInput,
    verb: acceptInvitation,
    route: "POST /me/invitations/{region}/{invitationId}/acceptance",
  }),
  "invitation.declineOwn": answeringOwnInvitation({
    permission: "invitation.decline",
    input: ownInvitationInput,
    verb: declineInvitation,
    route: "POST /me/invitations/{region}/{invitationId}/refusal",
  }),
  "invitation.mail": byJob({ permission: "invitation.mail", input: mailInvitationInput, verb: mailInvitation }),
  "invitation.mailFailed": byJob({ permission: "invitation.mail", input: mailInvitationInput, verb: markMailFailed }),
  "invitation.mailAccepted": byJob({ permission: "invitation.mailAccepted", input: mailAcceptedInput, verb: mailAccepted }),
  "invitation.sendBatch": byJob({ permission: "invitation.sendBatch", input: sendBatchInput, verb: sendBatch }),
  "invitation.expire": byJob({ permission: "invitation.expire", input: expireInvitationsInput, verb: expireInvitations }),
};

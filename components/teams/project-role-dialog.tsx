"use client";

import { Pencil, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { differenceOf } from "#components/projects/role-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { typed } from "#components/ui/typed.ts";
import { capitalized, count } from "#components/words.ts";
import { createProjectRoleAction, updateProjectRoleAction } from "#lib/actions/projects.ts";
import type { ProjectRole, ProjectRoles } from "./project-role.ts";

type Permission = ProjectRoles["permissions"][number];
type DialogProps = { slug: string; teamId: string; permissions: readonly Permission[]; role?: ProjectRole };

const nameMaxLength = 60;

/** *Create role*, or with a `role` *Edit*: a name and a part of what an editor may do. */
export function ProjectRoleDialog(props: DialogProps) {
  const { role } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      {role ? (
        <Button variant="ghost" size="icon" aria-label={`Edit the role ${role.name}`} onClick={() => setOpen(true)}>
          <Pencil aria-hidden />
        </Button>
      ) : (
        <Button onClick={() => setOpen(true)}>
          <Plus aria-hidden />
          Create role
        </Button>
      )}
      <Dialog open={open} onOpenChange={setOpen} title={role ? `Edit ${role.name}` : "Create a project role"}>
        <RoleForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RoleForm({ slug, teamId, permissions, role, close }: DialogProps & { close: () => void }) {
  const router = useRouter();
  // The first is to see the project, which every role does.
  const [always] = permissions;
  const [chosen, setChosen] = useState<readonly Permission["permission"][]>(role?.permissions ?? (always ? [always.permission] : []));

  function submit(fields: FormData) {
    const input = { name: typed(fields, "name") ?? "", permissions: [...chosen] };
    return role ? updateProjectRoleAction(slug, { projectRoleId: role.id, ...input }) : createProjectRoleAction(slug, { teamId, ...input });
  }

  function toggle(permission: Permission["permission"]) {
    setChosen(chosen.includes(permission) ? chosen.filter((one) => one !== permission) : [...chosen, permission]);
  }

  function saved() {
    close();
    router.refresh();
  }

  return (
    <Form<unknown> submit={submit} success={role ? "Role changed" : "Role created"} onSuccess={saved}>
      <Field label="Name" name="name" help="Only this team's projects have it.">
        <Input autoComplete="off" maxLength={nameMaxLength} defaultValue={role?.name} />
      </Field>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1.5 text-sm font-medium text-ink">Whoever has it may</legend>
        {permissions.map(({ permission, description }) => (
          <Checkbox
            key={permission}
            label={capitalized(description)}
            checked={chosen.includes(permission)}
            disabled={permission === always?.permission}
            onChange={() => toggle(permission)}
          />
        ))}
      </fieldset>
      {role && role.people > 0 && <Felt role={role} chosen={chosen} permissions={permissions} />}
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton className="">{role ? "Save role" : "Create role"}</SubmitButton>
      </DialogActions>
    </Form>
  );
}

/** Who gains and loses what by the change, before it happens. */
function Felt({ role, chosen, permissions }: { role: ProjectRole; chosen: readonly string[]; permissions: readonly Permission[] }) {
  const words = (names: readonly string[]) =>
    permissions.filter(({ permission }) => names.includes(permission)).map((one) => one.description);
  const { gains, loses } = differenceOf(words(role.permissions), words(chosen));
  if (gains.length + loses.length === 0) return null;
  return (
    <Callout tone="warning" title={`Felt at once by ${count(role.people, "person", "people")}`}>
      {gains.length > 0 && <p>Can then: {gains.join(", ")}.</p>}
      {loses.length > 0 && <p>Can no longer: {loses.join(", ")}.</p>}
    </Callout>
  );
}

import {
  Activity,
  Building2,
  ChartNoAxesColumn,
  CreditCard,
  FolderKanban,
  House,
  KeyRound,
  Mail,
  Plug,
  ScrollText,
  Settings,
  ShieldCheck,
  ShieldEllipsis,
  UserRound,
  Users,
  UsersRound,
  type LucideIcon,
} from "lucide-react";

/** The icons a navigation item may name, as an element cannot be data. */
export const icons = {
  home: House,
  members: Users,
  invitations: Mail,
  teams: UsersRound,
  projects: FolderKanban,
  keys: KeyRound,
  apis: Plug,
  restrictions: ShieldEllipsis,
  usage: ChartNoAxesColumn,
  billing: CreditCard,
  audit: ScrollText,
  roles: ShieldCheck,
  settings: Settings,
  profile: UserRound,
  organizations: Building2,
  sessions: Activity,
} satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;

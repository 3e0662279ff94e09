// The worked example in a real browser: every page accessible, within the screen, without a complaint from the browser
// or its content security policy; a report from invitation to publication; and a dispute from opening to close. `--screenshots FOLDER` takes pictures,
// `--only WORDS` looks at the pages whose names hold them (`--only "secretariat members"`).
import { run } from "./service.mjs";
import { dispute } from "./dispute.mjs";
import { publicPages } from "./public.mjs";
import { scripted } from "./scripted.mjs";
import { signedInPages } from "./signed_in.mjs";
import { walks } from "./walk.mjs";

// The walks write what the other parts read.
await run([[publicPages, signedInPages, scripted], [walks], [dispute]]);

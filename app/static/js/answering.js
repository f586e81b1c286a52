// Answering one question at a time, with one's own shape. An answer goes to the outbox at once; its reason follows when
// it is written. Support and the check are two of these: each has a region of questions, and a form outside it.
import { discard, drafts, stash } from "./draft.js";
import { mark } from "./mark.js";
import { after } from "./mine.js";
import { hold } from "./moved.js";
import { asked as place } from "./now.js";
import { isOnItsWay, isStuck, put, remove } from "./outbox.js";
import { say, word } from "./say.js";
import { read, write } from "./store.js";

const nameOf = (asked, answer) => `reason:${asked}:${answer}`;

/** `spec`: ids of `form` and `region`; the command `type`, the field `subject` that names what it is about; `kind` of
 *  these answers in what is mine; `shapes` by answer; under which name it is remembered `where` one is;
 *  `also(question)`: what else an answer tells; `explains(answer)`: is a reason asked; `isUnder`: below the answer
 *  itself, and written at once; and `isLate(entry, questions)`: an answer that waits here is for a question that is
 *  no more. */
export class Answering {
  constructor(spec) {
    Object.assign(this, spec);
    this.form = document.getElementById(spec.form);
    this.because = this.part(".because");
    this.field = this.part("textarea");
    this.adding = this.part(".add");
    this.choices = [...this.form.querySelectorAll(".choice")];
    this.current = null;
    this.listen();
    this.dropLate();
    this.show();
  }

  part(what) {
    return this.form.querySelector(what);
  }

  questions() {
    return [...document.querySelectorAll(`#${this.region} .q`)];
  }

  // Question to its answer: what the server has, then what came after it on this phone.
  answers() {
    const [kept, entries] = after(this.kind, this.type);
    const found = new Map(
      kept.map((each) => [each.asked, { ...each, reason: each.text ?? "", how: "kept" }]),
    );
    for (const entry of entries) {
      const { answer, reason = "" } = entry.data;
      const sent = isOnItsWay(entry.id) && !isStuck() ? "sending" : "phone";
      const how = entry.refused ? "refused" : entry.stored ? "kept" : sent;
      found.set(entry.asked, { answer, reason, how, why: entry.refused });
    }
    return found;
  }

  mine() {
    return this.answers().get(this.current?.dataset.asked);
  }

  began(answer) {
    return drafts()[nameOf(this.current.dataset.asked, answer)]?.text;
  }

  keepReason(answer, text, was = false) {
    const { asked } = this.current.dataset;
    stash(nameOf(asked, answer), text.trim() ? { kind: "answer", asked, text, was } : null);
  }

  // The last answer wins: one that is not on its way yet gives way, and what was typed with it stays on the phone.
  give(answer, reason) {
    const { asked, [this.subject]: about } = this.current.dataset;
    const before = this.mine();
    if (before?.reason && before.answer !== answer) this.keepReason(before.answer, before.reason, true);
    discard(nameOf(asked, answer));
    const also = this.also?.(this.current.dataset) ?? {};
    const isSame = ({ data }) => data[this.subject] === about && data.round === also.round;
    const over = (entry) => entry.type === this.type && isSame(entry);
    const data = { [this.subject]: about, answer, ...(reason && { reason }), ...also };
    put(this.type, data, { over, asked, step: place().step });
  }

  choose(button) {
    const before = this.mine();
    const isSame = before?.answer === button.value;
    write(this.where, this.current.dataset.asked);
    if (!isSame || before.how === "refused" || before.reworded)
      this.give(button.value, this.began(button.value) ?? (isSame ? before.reason : ""));
    this.show();
    if (this.isUnder && this.explains(button.value)) this.field.focus();
  }

  addReason() {
    const found = this.mine();
    if (found) this.give(found.answer, this.field.value.trim());
    this.show();
  }

  isTyping() {
    const isAsked = Boolean(this.current) && this.because.classList.contains("on");
    return isAsked && this.field.value.trim() !== (this.mine()?.reason ?? "").trim();
  }

  // A question can go, and be asked anew, while an answer waits on the phone: that answer was for another round.
  dropLate() {
    const all = this.questions();
    for (const entry of after(this.kind, this.type)[1]) {
      if (entry.stored || isOnItsWay(entry.id) || !this.isLate(entry, all)) continue;
      const { answer, reason: text } = entry.data;
      if (text) stash(nameOf(entry.asked, answer), { kind: "answer", asked: entry.asked, text });
      remove(entry.id);
    }
  }

  drawState(found) {
    const state = this.part(".st");
    const isKept = found?.how === "kept";
    const saved = word(found?.reworded ? "reworded" : "saved");
    const told = found?.how === "refused" ? `${word("refused")} ${found.why}` : word(found?.how ?? "");
    state.hidden = !found || this.isSeen();
    state.classList.toggle("waits", !isKept);
    state.querySelector("use").setAttribute("href", isKept ? "#check" : "#on-phone");
    state.querySelector(".how").textContent = isKept ? saved : told;
  }

  drawReason(found) {
    const isAsked = Boolean(found) && this.explains(found.answer) && !this.isSeen();
    this.because.classList.toggle("on", isAsked);
    if (!isAsked) return;
    if (this.isUnder) this.putUnder(this.choices.find((each) => each.value === found.answer));
    const name = nameOf(this.current.dataset.asked, found.answer);
    if (document.activeElement !== this.field || this.field.dataset.of !== name) {
      this.field.value = this.began(found.answer) ?? found.reason;
      this.field.dataset.of = name;
    }
    this.adding.hidden = !this.isTyping();
  }

  putUnder(button) {
    if (button.nextElementSibling !== this.because) button.after(this.because);
    this.part("label").textContent = button.querySelector("span").firstChild.textContent;
  }

  // Once all answers can be seen, one's own stands beside them.
  isSeen() {
    return this.current.classList.contains("seen");
  }

  drawOwn(found) {
    const said = this.part(".said");
    this.form.classList.toggle("over", this.isSeen());
    if (!said) return;
    said.hidden = !found || !this.isSeen();
    if (said.hidden) return;
    const words = document.createElement("bdi");
    words.textContent = found.reason;
    const answer = this.choices.find((each) => each.value === found.answer).textContent.trim();
    said
      .querySelector(".own-words")
      .replaceChildren(mark(this.shapes[found.answer]), answer, found.reason ? ": " : "", words);
  }

  drawTurn(all, found) {
    this.part(".turn").hidden = all.length < 2;
    const words = word("which")
      .replace("%(n)s", all.indexOf(this.current) + 1)
      .replace("%(of)s", all.length);
    this.part(".which").textContent = words;
    const isOpen = (each) => !found.has(each.dataset.asked);
    this.part(".after").classList.toggle("go", !isOpen(this.current) && all.some(isOpen)); // quiet when all is said
    const shape = (own) => mark(own ? this.shapes[own.answer] : "-none");
    this.part(".marks").replaceChildren(...all.map((each) => shape(found.get(each.dataset.asked))));
  }

  pick(all, found) {
    const here = this.current?.dataset.asked ?? read(this.where);
    const known = all.find((each) => each.dataset.asked === here);
    return known ?? all.find((each) => !found.has(each.dataset.asked)) ?? all[0];
  }

  show() {
    const all = this.questions();
    const found = this.answers();
    if (!all.length) return;
    this.current = this.pick(all, found);
    for (const each of all) {
      each.hidden = each !== this.current;
      each.classList.add("led");
    }
    const own = found.get(this.current.dataset.asked);
    for (const button of this.choices) button.setAttribute("aria-pressed", button.value === own?.answer);
    this.drawReason(own);
    this.drawState(own);
    this.drawOwn(own);
    this.drawTurn(all, found);
  }

  // What was written with an answer goes along with it before one goes on.
  go(by) {
    if (this.isTyping()) this.addReason();
    const all = this.questions();
    this.current = all[(all.indexOf(this.current) + by + all.length) % all.length];
    write(this.where, this.current.dataset.asked);
    this.show();
    this.current.tabIndex = -1;
    this.current.focus();
  }

  // The question that one writes about is gone, or its answers can be seen: it stays until its writer goes along.
  keepWriting(event) {
    const { element } = event.detail;
    if (element.id !== this.region || !this.isTyping()) return;
    const { asked } = this.current.dataset;
    const stands = element.querySelector(`[data-asked="${asked}"], [id="${this.region}.${asked}"]`);
    const isSeen = element.dataset.seen === "yes" && !this.isSeen();
    if (stands && !isSeen) return;
    event.preventDefault();
    hold(element);
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.current?.isConnected) this.show(); // what stands there now is what one answers, told of or not
      if (event.submitter?.matches(".choice")) this.choose(event.submitter);
    });
    this.adding.addEventListener("click", () => this.addReason());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.addReason();
    });
    this.field.addEventListener("input", () => {
      this.keepReason(this.mine().answer, this.field.value);
      this.adding.hidden = !this.isTyping();
    });
    this.part(".before").addEventListener("click", () => this.go(-1));
    this.part(".after").addEventListener("click", () => this.go(1));
    document.addEventListener("samenboom:region", (event) => this.keepWriting(event));
    document.addEventListener("samenboom:updated", ({ detail }) => {
      if (`region-${detail.region}` !== this.region) return;
      this.dropLate();
      this.show();
    });
    document.addEventListener("samenboom:mine", () => this.show());
    document.addEventListener("samenboom:outbox", ({ detail }) => {
      if (detail.stored?.type === this.type) say(word("saved"));
      if (detail.refused?.type === this.type) this.dropLate();
    });
  }
}

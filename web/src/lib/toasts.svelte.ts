// What just happened, for a few seconds, with its Undo.
export interface Toast {
  id: number;
  text: string;
  step: number | null;
  problem: boolean;
}

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, step: number | null = null): void {
    this.#add({ text, step, problem: false });
  }

  problem(text: string): void {
    this.#add({ text, step: null, problem: true });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>): void {
    this.list = [...this.list.slice(-2), { ...toast, id: this.#next++ }];
  }
}

export const toasts = new Toasts();

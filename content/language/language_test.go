package language

import "testing"

func TestGuess(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The buyer decides what happens next, and the seller can only help them to see it. This is why we ask before we tell.", "en"},
		{"Der Käufer entscheidet, was als Nächstes passiert, und der Verkäufer kann ihm nur dabei helfen. Das ist der Grund für die Fragen.", "de"},
		{"L’acheteur décide de la suite, et le vendeur ne peut que l’aider à la voir. C’est pour cela que nous posons des questions dans les réunions.", "fr"},
		{"El comprador decide lo que pasa después, y el vendedor solo puede ayudarle a verlo. Por eso hacemos preguntas para las reuniones.", "es"},
		{"O comprador decide o que acontece depois, e o vendedor só pode ajudar. É por isso que não vendemos uma coisa sem perguntas para os clientes.", "pt"},
		{"Il compratore decide che cosa succede dopo, e il venditore può solo aiutare. Per questo non si parla della soluzione con il cliente.", "it"},
		{"De koper beslist wat er daarna gebeurt, en de verkoper kan alleen maar helpen om het te zien. Dat is de reden voor een vraag.", "nl"},
		{"Köparen bestämmer vad som händer sedan, och säljaren kan bara hjälpa till att se det. Det är därför vi frågar innan vi berättar för dem.", "sv"},
		{"Køberen bestemmer, hvad der sker bagefter, og sælgeren kan ikke andet end at hjælpe. Det er derfor, at vi spørger, når jeg er af sted.", "da"},
		{"Kupujący decyduje o tym, co się stanie, i sprzedawca może tylko pomóc. To jest powód, dla którego pytamy, a nie mówimy od razu.", "pl"},
		{"Người mua quyết định điều gì xảy ra tiếp theo và người bán không thể làm gì khác cho họ. Đó là lý do các câu hỏi được đặt ra trong cuộc họp.", "vi"},

		{"הקונה מחליט מה קורה אחר כך", "he"},
		{"# שלום\n\nהתקנת Docker Desktop על Windows", "he"},
		{"المشتري يقرر ما يحدث بعد ذلك", "ar"},
		{"خریدار تصمیم می\u200cگیرد که چه چیزی بعد پیش می\u200cآید و چگونه", "fa"},
		{"买方决定接下来会发生什么", "zh"},
		{"買い手が次に何が起こるかを決めます", "ja"},
		{"구매자가 다음에 일어날 일을 결정합니다", "ko"},
		{"ผู้ซื้อตัดสินใจว่าจะเกิดอะไรขึ้นต่อไป", "th"},
		{"Покупатель решает, что будет дальше, и мы это знаем", "ru"},
		{"Покупець вирішує, що буде далі, і ми це знаємо", "uk"},
		{"Купувачот", ""},
		{"Ο αγοραστής αποφασίζει τι θα γίνει μετά", "el"},

		{"", ""},
		{"12 + 30 = 42", ""},
		{"Stagecraft", ""},
		{"Docker, Kubernetes, Terraform, Ansible, Jenkins, GitHub, GitLab, Prometheus, Grafana, Loki, Tempo, Mimir, Argo", ""},
		{"A vevő dönti el, mi történik ezután, és az eladó csak segíthet neki abban, hogy ezt meglássa és megértse időben.", ""},
		{"The word 买方 is Chinese for buyer, and it is the one that you will see in the notes of this course.", "en"},
	} {
		if got := Guess(c.text); got != c.want {
			t.Errorf("%q is taken for %q; want %q", c.text, got, c.want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for tag, want := range map[string]bool{"he": true, "ar-EG": true, "FA": true, "en": false, "": false, "hear": false} {
		if RightToLeft(tag) != want {
			t.Errorf("%q: %v", tag, !want)
		}
	}
}

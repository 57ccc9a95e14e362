"""Made-up data for the messages: the same numbers on every run."""

from __future__ import annotations

from random import Random

Data = dict[str, object]


def receipt(number: int = 1) -> Data:
    """The data of one small message."""
    random = Random(number)  # noqa: S311 (no secret)
    return {
        "orderId": 100_000 + number,
        "firstName": random.choice(("Ada", "Олена", "Zoë", "Seán")),
        "orderDate": f"2026-0{random.randint(1, 9)}-1{random.randint(0, 9)}",
        "city": random.choice(("Dublin", "Kyiv", "Łódź", "Cork")),
        "discount": random.choice((0, 5, 12)),
        "total": random.randint(20, 400),
        "items": _items(5, random),
    }


def newsletter(number: int = 1) -> Data:
    """The data of one recipient of the large message: thirty-odd fields and three lists of twenty."""
    random = Random(number)  # noqa: S311 (no secret)
    return receipt(number) | {
        "subject": f"What is new in week {random.randint(1, 52)}",
        "preheader": "Twenty things for you, and what waits in your cart",
        "lastName": random.choice(("Byrne", "Shevchenko", "O'Neill", "Kowalska")),
        "phone": random.choice(("+353 1 555 0100", "+44 20 5550 0100", "+380 44 555 0100")),
        "country": random.choice(("Ireland", "Ukraine", "Poland")),
        "subtotal": random.randint(40, 900),
        "shipping": 5,
        "points": random.randint(0, 999),
        "limit": 120,
        "year": 2026,
        "vip": random.random() < 0.3,
        "level": random.choice(("silver", "gold")),
        "since": "May 2021",
        "coupon": random.choice(("", "SPRING-26", "HELLO-AGAIN")),
        "couponValue": 15,
        "couponEnd": "31 March",
        "language": random.choice(("en", "uk", "pl")),
        "store": "Harbour Street",
        "street": "12 Harbour Street",
        "zip": "D01 F5P2",
        "open": True,
        "hours": "8 to 20",
        "birthday": "05-17",
        "today": random.choice(("05-17", "06-02")),
        "gift": False,
        "giftName": "a cup",
        "manager": "Nora",
        "managerPhone": "+353 1 555 0101",
        "managerMail": "nora@shop.example",
        "survey": "https://shop.example/survey",
        "email": f"reader{number}@mail.example",
        "customerId": 7_000_000 + number,
        "unsubscribe": "https://shop.example/unsubscribe",
        "cart": _items(20, random),
        "recommended": _items(20, random),
        "viewed": _items(20, random),
    }


def catalogue(number: int = 1) -> Data:
    """The data of the very large message: a list of two thousand."""
    random = Random(number)  # noqa: S311 (no secret)
    return {"title": "Everything", "footer": "Prices of today", "items": _items(2000, random)}


def _items(count: int, random: Random) -> list[Data]:
    return [
        {
            "name": f"Thing number {index}",
            "brand": random.choice(("Oak & Co", "Harbour", "Łata")),
            "colour": random.choice(("red", "green", "blue")),
            "sku": f"SKU-{random.randint(10_000, 99_999)}",
            "url": f"https://shop.example/things/{index}",
            "image": f"https://cdn.example/{index}.jpg",
            "price": random.randint(3, 90),
            "old": random.randint(3, 120),
            "quantity": random.randint(1, 4),
            "stock": random.randint(0, 20),
            "sale": random.random() < 0.5,
        }
        for index in range(count)
    ]
